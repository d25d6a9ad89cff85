import { createTransport, type SendMailOptions } from "nodemailer";

const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });

/** A mail as an ordinary client writes it, by nodemailer. */
export async function rawMail(mail: SendMailOptions): Promise<Buffer> {
  const { message } = await composer.sendMail(mail);
  if (!Buffer.isBuffer(message)) throw new Error("nodemailer gave a stream");
  return message;
}

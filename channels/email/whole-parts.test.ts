import { expect, test } from "vitest";
import { read } from "./corpus/corpus.ts";

const HEAD = "From: a <a@x.uy>\r\nMessage-ID: <p@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\npreámbulo\r\n";

test.each(["7bit", "8bit", "binary", "x-unknown"])(
  "a part in %s comes out to the byte, its own line ends and all",
  async (encoding) => {
    for (const content of ["a;b\r\n1;2\n\r\n3;4", "", "\r\n", "una sola", "--casi\r\n--b-no\r\n"]) {
      const part = `Content-Type: text/csv; name=t.csv\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}`;
      const raw = `${HEAD}--b\r\n\r\nhola\r\n--b\r\n${part}\r\n--b\r\nContent-Type: text/csv\r\n\r\nx\r\n--b--\r\nepílogo`;
      const { text, files } = await read(new TextEncoder().encode(raw));
      expect([text, ...files.map(({ bytes }) => new TextDecoder().decode(bytes))]).toEqual(["hola", content, "x"]);
    }
  },
);

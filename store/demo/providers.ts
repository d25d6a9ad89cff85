import {
  type ProviderDraft,
  type ProviderFields,
  type ProviderType,
  providerFields,
} from "../../protocol/providers.ts";

/** One account of the demo, and the name under which its customers know it. */
export interface DemoProvider {
  fields: ProviderFields;
  title: string;
}

type Draft = Partial<NonNullable<ProviderDraft["settings"]>> & { secrets?: ProviderDraft["secrets"] };

const NUMBER = "+59824001234";
const BASIC = { user: "deskline", secrets: { password: "demo-password" } };
const META = { token: "demo-meta-token", appSecret: "demo-app-secret", verifyToken: "demo-verify-token" };
const TITLE = "Altamar";
/** Of a list so that the demo's dialer is done within a coffee, not within a blink. */
const RATE = 20;

/**
 * By the name of the provider: its type, and what is set beside its address. `dongle` is the one that the brief's own SendSMS example
 * names. These secrets open nothing but the pretend carriers of one's own machine.
 */
const ACCOUNTS: Record<string, { type: ProviderType } & Draft> = {
  kannel: { type: "kannel", ...BASIC, from: "6622" },
  whatsapp: {
    type: "meta-whatsapp",
    from: NUMBER,
    senderId: "106540352242922",
    account: "102290129340398",
    secrets: META,
  },
  messenger: {
    type: "meta-messenger",
    from: TITLE,
    senderId: "108876543210987",
    humanAgent: true,
    secrets: { ...META, token: "demo-page-token" },
  },
  dongle: { type: "url-get", from: "24001234" },
  "url-get-auth": { type: "url-get-auth", ...BASIC, from: "ALTAMAR" },
  "url-post": { type: "url-post", from: "ALTAMAR" },
  "url-post-auth": { type: "url-post-auth", ...BASIC, from: "ALTAMAR" },
  dinstar: { type: "dinstar", ...BASIC, ports: "0,1" },
  twilio: {
    type: "twilio",
    account: "AC00000000000000000000000000000d01",
    from: "+12015550100",
    carrierAnswersStop: true,
    secrets: { token: "demo-twilio-token" },
  },
  "twilio-whatsapp": {
    type: "twilio-whatsapp",
    account: "AC00000000000000000000000000000d02",
    from: "+12015550101",
    secrets: { token: "demo-twilio-whatsapp-token" },
  },
  vonage: {
    type: "vonage",
    user: "d0d0d0d0",
    from: "24001234",
    secrets: { password: "demo-vonage-secret", token: "demo-signature-secret" },
  },
  infobip: { type: "infobip", from: "24001234", secrets: { token: "demo-infobip-key" } },
};

/** An account of every type, at its pretend carrier. */
export function demoProviders(sandbox: URL): DemoProvider[] {
  return Object.entries(ACCOUNTS).map(([name, { type, secrets = {}, ...own }]) => {
    const settings = { rate: RATE, ...own, url: addressOf(sandbox, type, name) };
    return {
      fields: providerFields.parse({ name, type, isDefault: name === "kannel", settings, secrets }),
      title: TITLE,
    };
  });
}

function addressOf(sandbox: URL, type: ProviderType, name: string): string {
  const base = new URL(type, sandbox).href;
  return type.startsWith("url-") ? `${base}/${name}/send?phone=\${phone}&message=\${message}&id=\${id}` : base;
}

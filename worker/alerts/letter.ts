import type { Alert } from "../../domain/alerts/alerts.ts";
import type { Language } from "../../domain/campaign/campaign.ts";

interface Words {
  subject: (campaign: string) => string;
  level: (level: string, wanted: string) => string;
  wait: (minutes: number) => string;
  break: (agent: string, name: string, minutes: number) => string;
  nobody: (waiting: number) => string;
  provider: (name: string, detail: string) => string;
  monitor: string;
}

const WORDS: Record<Language, Words> = {
  en: {
    subject: (campaign) => `${campaign}: something is amiss`,
    level: (level, wanted) => `Service level ${level}, wanted ${wanted}`,
    wait: (minutes) => `The first in line has waited ${minutes} min`,
    break: (agent, name, minutes) => `${agent}: ${name} is ${minutes} min over its limit`,
    nobody: (waiting) => `${waiting} waiting and no agent free of breaks`,
    provider: (name, detail) => `Provider ${name} fails: ${detail}`,
    monitor: "Monitor",
  },
  es: {
    subject: (campaign) => `${campaign}: algo anda mal`,
    level: (level, wanted) => `Nivel de servicio ${level}, se espera ${wanted}`,
    wait: (minutes) => `El primero de la fila espera hace ${minutes} min`,
    break: (agent, name, minutes) => `${agent}: ${name} se pasó ${minutes} min del límite`,
    nobody: (waiting) => `${waiting} en espera y ningún agente fuera de pausa`,
    provider: (name, detail) => `Falla el proveedor ${name}: ${detail}`,
    monitor: "Monitor",
  },
  pt: {
    subject: (campaign) => `${campaign}: algo está errado`,
    level: (level, wanted) => `Nível de serviço ${level}, esperado ${wanted}`,
    wait: (minutes) => `O primeiro da fila espera há ${minutes} min`,
    break: (agent, name, minutes) => `${agent}: ${name} passou ${minutes} min do limite`,
    nobody: (waiting) => `${waiting} em espera e nenhum agente fora de pausa`,
    provider: (name, detail) => `O provedor ${name} falha: ${detail}`,
    monitor: "Monitor",
  },
};
const MINUTE_MS = 60_000;

/** What is written when something is wrong: a subject and a line for each breach, then the way to the monitor. `now` in ms. */
export function alertLetter(
  { campaign, language, monitor }: { campaign: string; language: Language; monitor: string },
  alerts: readonly Alert[],
  now: number,
): { subject: string; lines: string[] } {
  const words = WORDS[language];
  return {
    subject: words.subject(campaign),
    lines: [...alerts.map((alert) => lineOf(alert, words, language, now)), `${words.monitor}: ${monitor}`],
  };
}

function lineOf(alert: Alert, words: Words, language: Language, now: number): string {
  switch (alert.kind) {
    case "service-level": {
      const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
      return words.level(share.format(alert.level), share.format(alert.wanted));
    }
    case "wait":
      return words.wait(Math.floor((now - alert.since) / MINUTE_MS));
    case "break":
      return words.break(alert.agent, alert.name, Math.floor(alert.over / MINUTE_MS));
    case "nobody-there":
      return words.nobody(alert.waiting);
    case "provider":
      return words.provider(alert.provider, alert.detail);
  }
}

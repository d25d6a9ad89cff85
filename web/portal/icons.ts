/** Our own drawings: 24 box, strokes of 1.75, in ink. Nothing is ever fetched for an icon. */
export const ICONS = {
  activity: '<path d="M3 12h4l3-8 4 16 3-8h4"/>',
  alert: '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v5M12 16h.01"/>',
  archive: '<rect x="3.5" y="4" width="17" height="16" rx="2"/><path d="M3.5 9.5h17M9.5 14h5"/>',
  "arrow-up": '<path d="M12 19V5M6 11l6-6 6 6"/>',
  "arrow-down": '<path d="M12 5v14M6 13l6 6 6-6"/>',
  at: '<circle cx="12" cy="12" r="4"/><path d="M16 8v5.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-3.500 7.100"/>',
  ban: '<circle cx="12" cy="12" r="9"/><path d="m5.7 5.7 12.6 12.600"/>',
  bell: '<path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7h-17S6 15 6 9ZM10 20a2.2 2.2 0 0 0 4 0"/>',
  "bell-off":
    '<path d="M7.5 5A6 6 0 0 1 18 9c0 3 .6 4.8 1.2 5.800M6 9c0 6-2.5 7-2.5 7H16M10 20a2.2 2.2 0 0 0 4 0M3 3l18 18"/>',
  bold: '<path d="M7 5h6a3.5 3.5 0 0 1 0 7H7ZM7 12h7a3.5 3.5 0 0 1 0 7H7Z"/>',
  calendar: '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/><path d="M3.5 10h17M8 3v4M16 3v4"/>',
  chart: '<path d="M4 4v16h16M8.5 16v-4M13 16V7M17.5 16v-6"/>',
  check: '<path d="m5 12.5 4.5 4.500L19 7"/>',
  checks: '<path d="m2.5 12.5 4 4L15 8M12 15.500l1 1L21.5 8"/>',
  "chevron-down": '<path d="m6 9 6 6 6-6"/>',
  "chevron-left": '<path d="m15 6-6 6 6 6"/>',
  "chevron-right": '<path d="m9 6 6 6-6 6"/>',
  "chevron-up": '<path d="m6 15 6-6 6 6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
  coffee:
    '<path d="M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5ZM17 10.500h1.500a2.5 2.5 0 0 1 0 5H17M8 3v2.500M12.5 3v2.5"/>',
  copy: '<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3"/>',
  cross: '<path d="M6 6l12 12M18 6 6 18"/>',
  desk: '<path d="M7 9h10M7 14h6"/>',
  download: '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
  ear: '<path d="M6.5 9a5.5 5.5 0 0 1 11 0c0 4-4 4.5-4 8a3.5 3.5 0 0 1-6.5 1.500M9.5 9a2.5 2.5 0 0 1 5 0c0 1.8-2.5 2-2.5 4"/>',
  email: '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6 8.5-6"/>',
  eye: '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="2.8"/>',
  "eye-off":
    '<path d="M10 5.700c6.8-1.2 11.5 6.3 11.5 6.300s-1 1.8-2.8 3.500M6.5 7.200C3.9 9 2.5 12 2.5 12S6 18.5 12 18.500c1.8 0 3.3-.5 4.7-1.300M9.8 10.200a2.8 2.8 0 0 0 4 4M3 3l18 18"/>',
  external: '<path d="M14 4h6v6M20 4l-9 9M18 14v4a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h4"/>',
  file: '<path d="M13.5 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8.500ZM13.5 3v5.500H19"/>',
  filter: '<path d="M4 5h16l-6.2 7.300V18l-3.6 2v-7.700Z"/>',
  forward: '<path d="M20 10.5 14 4.500v4C8 8.500 4 12 4 19.500c2.2-4 5.5-5 10-5v2Z"/>',
  globe:
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.5 2.5 3.8 5.5 3.8 9s-1.3 6.5-3.8 9c-2.5-2.5-3.8-5.5-3.8-9S9.5 5.5 12 3Z"/>',
  grip: '<path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01"/>',
  headset:
    '<path d="M4 15v-3a8 8 0 0 1 16 0v3M4 14h2.500a1 1 0 0 1 1 1v3.500a1 1 0 0 1-1 1H6a2 2 0 0 1-2-2ZM20 14h-2.500a1 1 0 0 0-1 1v3.500a1 1 0 0 0 1 1h.5a2 2 0 0 0 2-2Z"/>',
  history: '<path d="M4 6h16M4 12h7M4 18h7"/><circle cx="17.5" cy="16" r="4"/><path d="M17.5 14.300V16l1.2.8"/>',
  home: '<path d="m3.5 11 8.5-7 8.5 7M5.5 9.500V20h13V9.500M9.5 20v-6h5v6"/>',
  hourglass:
    '<path d="M6.5 3.500h11M6.5 20.500h11M7.5 3.500v3.300c0 2.2 4.5 3.7 4.5 5.200s-4.5 3-4.5 5.200v3.300M16.5 3.500v3.300c0 2.2-4.5 3.7-4.5 5.200s4.5 3 4.5 5.200v3.3"/>',
  image:
    '<rect x="3.5" y="4.5" width="17" height="15" rx="2"/><circle cx="9" cy="10" r="1.5"/><path d="m4 17 5-4 4 3 3-2.5 4.5 3.5"/>',
  inbox:
    '<path d="M3.5 13.5 6.3 5.500h11.400l2.8 8M3.5 13.500V18a1.5 1.5 0 0 0 1.5 1.500h14a1.5 1.5 0 0 0 1.5-1.500v-4.500h-5l-1.5 2.500h-4l-1.5-2.500Z"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500h.01"/>',
  italic: '<path d="M10 5h7M7 19h7M14 5l-4 14"/>',
  key: '<circle cx="8" cy="15.5" r="4.5"/><path d="m11.3 12.3 8.2-8.300M16 7.500l3 3"/>',
  keyboard:
    '<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6.5 10h.01M10.5 10h.01M14.5 10h.01M17.5 10h.01M7.5 14.500h9"/>',
  layers: '<path d="m12 3.5 8.5 4.5-8.5 4.500L3.5 8ZM3.5 12l8.5 4.5 8.5-4.500M3.5 16l8.5 4.5 8.5-4.5"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.600a4 4 0 0 0-5.7-5.700l-1.1 1.100M14 10a4 4 0 0 0-5.7 0l-3.6 3.600a4 4 0 0 0 5.7 5.700l1.1-1.1"/>',
  list: '<path d="M9 6.500h11M9 12h11M9 17.500h11M4.5 6.500h.01M4.5 12h.01M4.5 17.500h.01"/>',
  "list-numbers":
    '<path d="M10 6.500h10M10 12h10M10 17.500h10M4 5l1.500-.8v4.600M4 14.500c.3-.8 2-1 2 .2 0 1-2 2-2 3.100h2"/>',
  lock: '<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.500V7.500a4 4 0 0 1 8 0v3"/>',
  megaphone: '<path d="M4 10v4h3l10 4.500v-13L7 10ZM7.5 14.5 9 20h2.500l-1.2-4.200M20 10.500v3"/>',
  menu: '<path d="M4 6.500h16M4 12h16M4 17.500h16"/>',
  messenger:
    '<path d="M12 3.500c-5 0-8.7 3.5-8.7 8.2 0 2.5 1 4.6 2.7 6.100V21l2.8-1.500c1 .3 2 .4 3.2.4 5 0 8.7-3.5 8.7-8.200S17 3.5 12 3.500Z"/><path d="m7.5 13.5 2.8-3 3 2.2 3.2-2.7"/>',
  minus: '<path d="M5 12h14"/>',
  moon: '<path d="M20 14.200A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.200Z"/>',
  more: '<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.8"/>',
  page: '<rect x="3" y="4.5" width="18" height="15" rx="2"/><path d="M3 9h18M6 6.800h.01M8.5 6.800h.01"/>',
  paperclip:
    '<path d="m20 11.5-8 8a5.2 5.2 0 0 1-7.4-7.400l8.3-8.300a3.5 3.5 0 0 1 5 5l-8.3 8.200a1.7 1.7 0 0 1-2.5-2.400l7.4-7.4"/>',
  pencil: '<path d="M4 20l1-4.500L16.5 4a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.500L8.5 19Z"/>',
  people:
    '<circle cx="9" cy="8" r="3.8"/><path d="M2.5 20c0-3.5 2.9-6 6.5-6s6.5 2.5 6.5 6M16 4.600a3.8 3.8 0 0 1 0 6.900M18 14.600c2.1.8 3.5 2.8 3.5 5.4"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.500c0-3.7 3.3-6.5 7.5-6.500s7.5 2.8 7.5 6.5"/>',
  phone:
    '<path d="M7.2 3.500H4.500a1 1 0 0 0-1 1.100C4.2 13 11 19.8 19.4 20.500a1 1 0 0 0 1.1-1v-2.700a1 1 0 0 0-.8-1l-3.3-.7a1 1 0 0 0-.9.300l-1.7 1.800a14 14 0 0 1-6-6l1.8-1.700a1 1 0 0 0 .3-.9l-.7-3.300a1 1 0 0 0-1-.8Z"/>',
  play: '<path d="M7 4.500v15l12-7.500Z"/>',
  plug: '<path d="M9 3v5M15 3v5M6 8h12v3.500a6 6 0 0 1-12 0ZM12 17.500V21"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  printer:
    '<path d="M7 8.500V4h10v4.500M7 17H5a1.500 1.500 0 0 1-1.500-1.500V10A1.500 1.500 0 0 1 5 8.500h14a1.500 1.500 0 0 1 1.500 1.500v5.500A1.500 1.500 0 0 1 19 17h-2"/><path d="M7 14h10v6H7Z"/>',
  quote: '<path d="M5 6v12M9.500 8h10M9.500 12h10M9.500 16h6"/>',
  refresh:
    '<path d="M20 11a8 8 0 0 0-14.3-4L3.5 9.500M3.5 4.500v5h5M4 13a8 8 0 0 0 14.3 4l2.2-2.500M20.5 19.500v-5h-5"/>',
  reply: '<path d="m4 10.5 6-6v4c6 0 10 3.5 10 11-2.2-4-5.5-5-10-5v2Z"/>',
  "reply-all":
    '<path d="m8 10.5 5-5v3.600c5 .3 8 3.400 8 10.400-1.800-3.500-4.300-4.800-8-5v1.500ZM8.500 5.500l-5 5 5 5"/>',
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>',
  send: '<path d="M20.5 3.5 10 14M20.5 3.500l-6.5 17-4-6.5-6.5-4Z"/>',
  settings: '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/><circle cx="9" cy="17" r="2.2"/>',
  shield: '<path d="M12 3.5 5 6v5.500c0 4.3 3 7.6 7 9 4-1.4 7-4.7 7-9V6Z"/>',
  "sign-out": '<path d="M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 8l4 4-4 4M19 12H9"/>',
  slash: '<path d="M15.5 4.5 8.5 19.5"/>',
  smile:
    '<circle cx="12" cy="12" r="9"/><path d="M8 14.200c.9 1.5 2.3 2.3 4 2.300s3.1-.8 4-2.300M9 9.500h.01M15 9.500h.01"/>',
  sms: '<path d="M4 5h16a1 1 0 0 1 1 1v10.500a1 1 0 0 1-1 1H9.500L5.5 21v-3.500H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1Z"/><path d="M8 11.300h.01M12 11.300h.01M16 11.300h.01" stroke-width="2.4"/>',
  star: '<path d="m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.900L3.5 9.700l5.9-.8Z"/>',
  stop: '<rect x="6" y="6" width="12" height="12" rx="1.5"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2M12 19.500v2M2.5 12h2M19.5 12h2M5.3 5.300l1.4 1.400M17.3 17.300l1.4 1.400M5.3 18.700l1.4-1.400M17.3 6.700l1.4-1.4"/>',
  tag: '<path d="M3.5 4.500v7L12 20l8-8-8.5-8.500H4.500a1 1 0 0 0-1 1Z"/><path d="M8 8h.01" stroke-width="2.4"/>',
  template: '<rect x="4" y="3.5" width="16" height="17" rx="2"/><path d="M8 8.500h8M8 12.500h8M8 16.500h4"/>',
  transfer: '<path d="M4 8h16M16 4l4 4-4 4M20 16H4M8 12l-4 4 4 4"/>',
  trash: '<path d="M4 6.500h16M9 6.500V4h6v2.500M6 6.500l1 13.500h10l1-13.500M10 10.500v6M14 10.500v6"/>',
  underline: '<path d="M7 4.500v7a5 5 0 0 0 10 0v-7M5.500 20h13"/>',
  undo: '<path d="M8 5 3.500 9.500 8 14M4 9.500h10a5.500 5.500 0 0 1 0 11h-3"/>',
  upload: '<path d="M12 16V5M7 9l5-5 5 5M4 20h16"/>',
  utensils: '<path d="M7 3v18M4 3v5a3 3 0 0 0 6 0V3M17 21v-7M17 3c-2.2 1.5-3.2 3.8-3.2 7.5 0 2 1.2 3.5 3.2 3.500Z"/>',
  warning: '<path d="M12 4 2.8 19.500h18.400ZM12 10v4.500M12 17h.01"/>',
  webchat:
    '<path d="M4.5 4h9A1.5 1.5 0 0 1 15 5.500v5a1.5 1.5 0 0 1-1.5 1.500H8l-3 2.500V12h-.500A1.5 1.5 0 0 1 3 10.500v-5A1.5 1.5 0 0 1 4.5 4Z"/><path d="M18 9h1.500a1.5 1.5 0 0 1 1.5 1.500v5a1.5 1.5 0 0 1-1.5 1.500H19v2.800L15.8 17H11a1.5 1.5 0 0 1-1.5-1.500V15"/>',
  whatsapp:
    '<path d="M12 3.500a8.5 8.5 0 0 0-7.3 12.800L3.5 20.500l4.3-1.100A8.5 8.5 0 1 0 12 3.500Z"/><path d="M9 8.500c-1 .8-.8 2.5 1.2 4.500s3.8 2.3 4.7 1.300l-1.6-1.5-1.1.6c-.8-.4-1.4-1-1.8-1.800l.6-1.100Z"/>',
  volume:
    '<path d="M4 9.500v5h3.500L12 18.500v-13L7.500 9.500ZM15.500 9a4.200 4.200 0 0 1 0 6M18 6.500a7.800 7.800 0 0 1 0 11"/>',
  "wifi-off":
    '<path d="M12 19h.01M8.5 15.500a5 5 0 0 1 5-1.200M5.2 12a9.8 9.8 0 0 1 4.3-2.600M2 8.500a14.5 14.5 0 0 1 5-3.200M12 4.500c3.8 0 7.3 1.5 10 4M15.5 9.800c1.2.5 2.3 1.3 3.3 2.200M3 3l18 18"/>',
} as const;

export type IconName = keyof typeof ICONS;

/** A break's icon is the administrator's word; one we do not draw becomes a cup. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(ICONS, name);
}

/** The whole drawing, for places that take an image and no element. */
export function svgOf(name: IconName): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`;
}

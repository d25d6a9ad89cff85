import { icon } from "../dom.ts";

export const ICONS = {
  back: () => icon("M15 5l-7 7 7 7"),
  plus: () => icon("M12 5v14M5 12h14"),
  send: () => icon("M4 12l16-8-5 16-3.5-6.5z"),
  clip: () => icon("M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.8 17a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6"),
  mic: () => icon("M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3"),
  call: () => icon("M6 3h3l1.5 5-2 1.5a12 12 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"),
  more: () => icon("M12 5.5v.01M12 12v.01M12 18.5v.01"),
  paper: () => icon("M7 3h7l5 5v13H7zM14 3v5h5"),
  ticks: () => icon("M2 13l4 4 8-9M10 16l1 1 9-10"),
  reply: () => icon("M10 6l-6 6 6 6M4 12h10a6 6 0 0 1 6 6"),
} as const;

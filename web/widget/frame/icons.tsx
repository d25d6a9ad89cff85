/** Our own few icons: a 24 box, 1.75 stroke. */
const PATHS = {
  send: "m4 11.500 16-7.500-6 16-3-6.500z",
  clip: "m20 11-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700l-8.500 8.500a1.700 1.700 0 0 1-2.400-2.400L14.500 7",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M8.500 14.500s1.200 2 3.500 2 3.500-2 3.500-2M9 9.500v.01M15 9.500v.01",
  close: "m6 6 12 12M18 6 6 18",
  dots: "M6 12h.01M12 12h.01M18 12h.01",
  retry: "M20 11a8 8 0 1 0-2.300 6.200M20 5v6h-6",
  download: "M12 4v11m0 0-4.500-4.500M12 15l4.500-4.500M5 20h14",
  alert: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 8v5M12 16v.01",
  letters: "m3 18 4.500-11L12 18M4.700 14h5.600M14 18l3-7 3 7M15 16h4",
  star: "m12 4 2.500 5.200 5.500.8-4 4 1 5.600-5-2.700-5 2.700 1-5.600-4-4 5.500-.8z",
} as const;

export function Icon({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === "dots" ? 3 : 1.75}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

import { ICONS, type IconName } from "./icons.ts";

interface IconProps {
  name: IconName;
  /** Pixels: 16 in the interface, 18 in the rail, 12 in small tiles. */
  size?: number;
  /** Read aloud; without one the drawing is decoration. */
  label?: string;
  slot?: string;
  class?: string;
}

export function Icon({ name, size = 16, label, ...rest }: IconProps) {
  const spoken = label === undefined ? { "aria-hidden": true } : ({ role: "img", "aria-label": label } as const);
  return (
    <svg
      {...rest}
      {...spoken}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      dangerouslySetInnerHTML={{ __html: ICONS[name] }}
    />
  );
}

import { NORTH_AMERICAN_ZONES } from "./north-american-zones.ts";

/** Islands of a few thousand people (Galápagos, Easter Island, Noronha) are left out: they would make a whole country stricter. */
const CHILE = ["America/Santiago", "America/Punta_Arenas"];

/** Countries by calling code. Those that span zones are listed with all of them, where no table of area codes says more. */
const COUNTRIES: Record<string, readonly string[]> = {
  598: ["America/Montevideo"],
  54: ["America/Argentina/Buenos_Aires"],
  51: ["America/Lima"],
  595: ["America/Asuncion"],
  591: ["America/La_Paz"],
  593: ["America/Guayaquil"],
  57: ["America/Bogota"],
  58: ["America/Caracas"],
  501: ["America/Belize"],
  502: ["America/Guatemala"],
  503: ["America/El_Salvador"],
  504: ["America/Tegucigalpa"],
  505: ["America/Managua"],
  506: ["America/Costa_Rica"],
  507: ["America/Panama"],
  509: ["America/Port-au-Prince"],
  53: ["America/Havana"],
  592: ["America/Guyana"],
  594: ["America/Cayenne"],
  597: ["America/Paramaribo"],
  34: ["Europe/Madrid", "Atlantic/Canary"],
  351: ["Europe/Lisbon", "Atlantic/Azores"],
  39: ["Europe/Rome"],
  33: ["Europe/Paris"],
  49: ["Europe/Berlin"],
  44: ["Europe/London"],
};

/** The area code of Magallanes tells its zone; mobile numbers of Chile tell none. */
const CHILE_AREAS: Record<string, readonly string[]> = { 61: ["America/Punta_Arenas"], 2: ["America/Santiago"] };

/** States of Brazil that do not keep Brasília's time, by DDD. Western Amazonas has two. */
const BRAZIL_AREAS: Record<string, readonly string[]> = {
  65: ["America/Cuiaba"],
  66: ["America/Cuiaba"],
  67: ["America/Campo_Grande"],
  68: ["America/Rio_Branco"],
  69: ["America/Porto_Velho"],
  92: ["America/Manaus"],
  95: ["America/Boa_Vista"],
  97: ["America/Manaus", "America/Eirunepe"],
};

/** Areas of Mexico that do not keep the capital's time. */
const MEXICO_AREAS: Record<string, readonly string[]> = {
  ...areas("America/Tijuana", "616 646 658 661 663 664 665 686"),
  ...areas("America/Hermosillo", "622 623 631 632 633 634 637 638 641 642 643 644 645 647 651 653 662"),
  ...areas(
    "America/Mazatlan",
    "311 319 323 324 325 327 389 612 613 615 624 667 668 669 672 673 687 694 695 696 697 698",
  ),
  ...areas("America/Ciudad_Juarez", "656"),
  ...areas("America/Ojinaga", "626"),
  ...areas("America/Matamoros", "867 868 877 878 894 897 899"),
  ...areas("America/Cancun", "983 984 987 998"),
};

/** IANA zones in which a number (E.164) may be: by its area code where the country has a table, else the country's; none: it does not tell. */
export function zonesOfNumber(address: string): readonly string[] {
  const digits = /^\+(\d{7,15})$/.exec(address)?.[1];
  if (digits === undefined) return [];
  if (digits.startsWith("1")) return NORTH_AMERICAN_ZONES[digits.slice(1, 4)] ?? [];
  if (digits.startsWith("55")) return BRAZIL_AREAS[digits.slice(2, 4)] ?? ["America/Sao_Paulo"];
  if (digits.startsWith("52")) return MEXICO_AREAS[mexicanArea(digits)] ?? ["America/Mexico_City"];
  if (digits.startsWith("56")) return CHILE_AREAS[digits.slice(2, 4)] ?? CHILE_AREAS[digits.slice(2, 3)] ?? CHILE;
  return COUNTRIES[digits.slice(0, 2)] ?? COUNTRIES[digits.slice(0, 3)] ?? [];
}

/** Mobile numbers were once written with a 1 before the area code, and WhatsApp still does. */
function mexicanArea(digits: string): string {
  const national = digits.length === 13 && digits[2] === "1" ? digits.slice(3) : digits.slice(2);
  return national.slice(0, 3);
}

function areas(zone: string, codes: string): Record<string, readonly string[]> {
  return Object.fromEntries(codes.split(" ").map((code) => [code, [zone]]));
}

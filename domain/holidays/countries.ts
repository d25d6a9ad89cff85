import type { DayRule } from "./rule.ts";

/** A day of a country's calendar, named in its language; `usual`: by law nearly everybody rests. */
export interface CountryHoliday {
  name: string;
  rule: DayRule;
  usual: boolean;
}

const [MONDAY, THURSDAY] = [1, 4];

/** Rests nearly everybody. */
const rest = (name: string, rule: DayRule): CountryHoliday => ({ name, rule, usual: true });
/** In the calendar, but many work. */
const working = (name: string, rule: DayRule): CountryHoliday => ({ name, rule, usual: false });
const on = (month: number, day: number): DayRule => ({ month, day });
const easter = (days: number): DayRule => ({ easter: days });
const monday = (month: number, nth: number): DayRule => ({ month, weekDay: MONDAY, nth });

/** The national holidays of each country, in the order of the year; what governments decree for one year only is not among them. */
export const COUNTRY_HOLIDAYS = {
  AR: [
    rest("Año Nuevo", on(1, 1)),
    rest("Carnaval (lunes)", easter(-48)),
    rest("Carnaval (martes)", easter(-47)),
    rest("Día de la Memoria", on(3, 24)),
    rest("Día del Veterano y de los Caídos en Malvinas", on(4, 2)),
    working("Jueves Santo", easter(-3)),
    rest("Viernes Santo", easter(-2)),
    rest("Día del Trabajador", on(5, 1)),
    rest("Día de la Revolución de Mayo", on(5, 25)),
    rest("Paso a la Inmortalidad de Güemes", { month: 6, day: 17, moved: "monday" }),
    rest("Paso a la Inmortalidad de Belgrano", on(6, 20)),
    rest("Día de la Independencia", on(7, 9)),
    rest("Paso a la Inmortalidad de San Martín", { month: 8, day: 17, moved: "monday" }),
    rest("Día del Respeto a la Diversidad Cultural", { month: 10, day: 12, moved: "monday" }),
    rest("Día de la Soberanía Nacional", { month: 11, day: 20, moved: "monday" }),
    rest("Inmaculada Concepción de María", on(12, 8)),
    rest("Navidad", on(12, 25)),
  ],
  BR: [
    rest("Confraternização Universal", on(1, 1)),
    working("Carnaval (segunda-feira)", easter(-48)),
    working("Carnaval (terça-feira)", easter(-47)),
    rest("Sexta-feira Santa", easter(-2)),
    rest("Tiradentes", on(4, 21)),
    rest("Dia do Trabalho", on(5, 1)),
    working("Corpus Christi", easter(60)),
    rest("Independência do Brasil", on(9, 7)),
    rest("Nossa Senhora Aparecida", on(10, 12)),
    rest("Finados", on(11, 2)),
    rest("Proclamação da República", on(11, 15)),
    rest("Dia da Consciência Negra", on(11, 20)),
    rest("Natal", on(12, 25)),
  ],
  CL: [
    rest("Año Nuevo", on(1, 1)),
    rest("Viernes Santo", easter(-2)),
    rest("Sábado Santo", easter(-1)),
    rest("Día del Trabajo", on(5, 1)),
    rest("Día de las Glorias Navales", on(5, 21)),
    // The southern winter solstice as law 21.357 has it: the 20th in leap years and the year after each.
    rest("Día de los Pueblos Indígenas", { dayOf: (year) => `${year}-06-${year % 4 < 2 ? 20 : 21}` }),
    rest("San Pedro y San Pablo", { month: 6, day: 29, moved: "monday-cl" }),
    rest("Virgen del Carmen", on(7, 16)),
    rest("Asunción de la Virgen", on(8, 15)),
    // Laws 20.215 and 20.983: the days that would stand alone beside the two of September.
    rest("Fiestas Patrias (día adicional)", {
      dayOf: (year) =>
        isWeekDay(year, 9, 17, 1) ? `${year}-09-17` : isWeekDay(year, 9, 20, 5) ? `${year}-09-20` : null,
    }),
    rest("Independencia Nacional", on(9, 18)),
    rest("Glorias del Ejército", on(9, 19)),
    rest("Encuentro de Dos Mundos", { month: 10, day: 12, moved: "monday-cl" }),
    // Law 20.299: a Tuesday goes to the Friday before, a Wednesday to the Friday after.
    rest("Iglesias Evangélicas y Protestantes", {
      dayOf: (year) =>
        isWeekDay(year, 10, 31, 2) ? `${year}-10-27` : isWeekDay(year, 10, 31, 3) ? `${year}-11-02` : `${year}-10-31`,
    }),
    rest("Todos los Santos", on(11, 1)),
    rest("Inmaculada Concepción", on(12, 8)),
    rest("Navidad", on(12, 25)),
  ],
  CO: [
    rest("Año Nuevo", on(1, 1)),
    rest("Reyes Magos", { month: 1, day: 6, moved: "next-monday" }),
    rest("San José", { month: 3, day: 19, moved: "next-monday" }),
    rest("Jueves Santo", easter(-3)),
    rest("Viernes Santo", easter(-2)),
    rest("Día del Trabajo", on(5, 1)),
    rest("Ascensión del Señor", easter(43)),
    rest("Corpus Christi", easter(64)),
    rest("Sagrado Corazón", easter(71)),
    rest("San Pedro y San Pablo", { month: 6, day: 29, moved: "next-monday" }),
    rest("Independencia", on(7, 20)),
    rest("Batalla de Boyacá", on(8, 7)),
    rest("Asunción de la Virgen", { month: 8, day: 15, moved: "next-monday" }),
    rest("Día de la Raza", { month: 10, day: 12, moved: "next-monday" }),
    rest("Todos los Santos", { month: 11, day: 1, moved: "next-monday" }),
    rest("Independencia de Cartagena", { month: 11, day: 11, moved: "next-monday" }),
    rest("Inmaculada Concepción", on(12, 8)),
    rest("Navidad", on(12, 25)),
  ],
  ES: [
    rest("Año Nuevo", on(1, 1)),
    rest("Epifanía del Señor", on(1, 6)),
    working("Jueves Santo", easter(-3)),
    rest("Viernes Santo", easter(-2)),
    rest("Fiesta del Trabajo", on(5, 1)),
    rest("Asunción de la Virgen", on(8, 15)),
    rest("Fiesta Nacional de España", on(10, 12)),
    rest("Todos los Santos", on(11, 1)),
    rest("Día de la Constitución", on(12, 6)),
    rest("Inmaculada Concepción", on(12, 8)),
    rest("Navidad", on(12, 25)),
  ],
  MX: [
    rest("Año Nuevo", on(1, 1)),
    rest("Día de la Constitución", monday(2, 1)),
    rest("Natalicio de Benito Juárez", monday(3, 3)),
    working("Jueves Santo", easter(-3)),
    working("Viernes Santo", easter(-2)),
    rest("Día del Trabajo", on(5, 1)),
    rest("Día de la Independencia", on(9, 16)),
    rest("Transmisión del Poder Ejecutivo", { dayOf: (year) => ((year - 2024) % 6 === 0 ? `${year}-10-01` : null) }),
    working("Día de Muertos", on(11, 2)),
    rest("Día de la Revolución", monday(11, 3)),
    rest("Navidad", on(12, 25)),
  ],
  PE: [
    rest("Año Nuevo", on(1, 1)),
    rest("Jueves Santo", easter(-3)),
    rest("Viernes Santo", easter(-2)),
    rest("Día del Trabajo", on(5, 1)),
    rest("Batalla de Arica y Día de la Bandera", on(6, 7)),
    rest("San Pedro y San Pablo", on(6, 29)),
    rest("Día de la Fuerza Aérea", on(7, 23)),
    rest("Fiestas Patrias", on(7, 28)),
    rest("Fiestas Patrias (segundo día)", on(7, 29)),
    rest("Batalla de Junín", on(8, 6)),
    rest("Santa Rosa de Lima", on(8, 30)),
    rest("Combate de Angamos", on(10, 8)),
    rest("Todos los Santos", on(11, 1)),
    rest("Inmaculada Concepción", on(12, 8)),
    rest("Batalla de Ayacucho", on(12, 9)),
    rest("Navidad", on(12, 25)),
  ],
  PT: [
    rest("Ano Novo", on(1, 1)),
    working("Carnaval", easter(-47)),
    rest("Sexta-feira Santa", easter(-2)),
    rest("Dia da Liberdade", on(4, 25)),
    rest("Dia do Trabalhador", on(5, 1)),
    rest("Corpo de Deus", easter(60)),
    rest("Dia de Portugal", on(6, 10)),
    rest("Assunção de Nossa Senhora", on(8, 15)),
    rest("Implantação da República", on(10, 5)),
    rest("Todos os Santos", on(11, 1)),
    rest("Restauração da Independência", on(12, 1)),
    rest("Imaculada Conceição", on(12, 8)),
    rest("Natal", on(12, 25)),
  ],
  US: [
    // A Saturday's rest would be of the year before.
    rest("New Year's Day", { dayOf: (year) => `${year}-01-0${isWeekDay(year, 1, 1, 0) ? 2 : 1}` }),
    working("Martin Luther King Jr. Day", monday(1, 3)),
    working("Presidents' Day", monday(2, 3)),
    rest("Memorial Day", monday(5, -1)),
    rest("Juneteenth", { month: 6, day: 19, moved: "weekday-us" }),
    rest("Independence Day", { month: 7, day: 4, moved: "weekday-us" }),
    rest("Labor Day", monday(9, 1)),
    working("Columbus Day", monday(10, 2)),
    working("Veterans Day", { month: 11, day: 11, moved: "weekday-us" }),
    rest("Thanksgiving Day", { month: 11, weekDay: THURSDAY, nth: 4 }),
    rest("Christmas Day", { month: 12, day: 25, moved: "weekday-us" }),
  ],
  UY: [
    rest("Año Nuevo", on(1, 1)),
    working("Reyes", on(1, 6)),
    working("Carnaval (lunes)", easter(-48)),
    working("Carnaval (martes)", easter(-47)),
    working("Jueves de Turismo", easter(-3)),
    working("Viernes de Turismo", easter(-2)),
    working("Desembarco de los Treinta y Tres Orientales", { month: 4, day: 19, moved: "monday" }),
    rest("Día de los Trabajadores", on(5, 1)),
    working("Batalla de las Piedras", { month: 5, day: 18, moved: "monday" }),
    working("Natalicio de Artigas", on(6, 19)),
    rest("Jura de la Constitución", on(7, 18)),
    rest("Declaratoria de la Independencia", on(8, 25)),
    working("Día de la Diversidad Cultural", { month: 10, day: 12, moved: "monday" }),
    working("Día de los Difuntos", on(11, 2)),
    rest("Día de la Familia", on(12, 25)),
  ],
} as const satisfies Record<string, readonly CountryHoliday[]>;

export type HolidayCountry = keyof typeof COUNTRY_HOLIDAYS;
export const HOLIDAY_COUNTRIES = Object.keys(COUNTRY_HOLIDAYS) as HolidayCountry[];

function isWeekDay(year: number, month: number, day: number, weekDay: number): boolean {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekDay;
}

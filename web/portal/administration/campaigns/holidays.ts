import { signal } from "@preact/signals";
import type { Holiday } from "../../../../domain/campaign/campaign.ts";
import type { HolidayResource } from "../../../../protocol/configuration.ts";
import { answer, api } from "../../api.ts";

/** Every holiday that the administrator may see; empty until it is read, or when it cannot be: then hours alone are told. */
const holidays = signal<readonly HolidayResource[]>([]);

export async function loadHolidays(): Promise<void> {
  try {
    holidays.value = (await answer(api.holidays.$get())).items as HolidayResource[];
  } catch {}
}

/** Those on which a campaign is closed: its own and those of all. */
export function holidaysOf(campaign: string): Holiday[] {
  return holidays.value.filter((one) => one.campaign === null || one.campaign === campaign);
}

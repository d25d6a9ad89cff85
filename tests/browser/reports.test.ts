import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { deskline } from "./centre.ts";
import { axe, screenshots, signedInPage } from "./harness.ts";
import { visitorChats } from "./visitor.ts";

const figures = (page: Page) => page.getByRole("region", { name: "All figures" });

test("STA-1 to STA-5: a supervisor reads what the day has counted, by campaign, hour and agent, with definitions, as CSV and on paper", async () => {
  const ana = await signedInPage("ana");
  await ana.getByRole("region", { name: "Conversations" }).waitFor();
  await visitorChats("Reporta Pérez", "¿Tienen turnos mañana?");
  await ana.getByRole("region", { name: "Conversations" }).getByText("Reporta Pérez").first().click();
  await ana.getByRole("textbox", { name: "Write a message" }).fill("Sí, a las 10");
  await ana.keyboard.press("Enter");
  await ana.getByRole("log").getByText("Sí, a las 10").waitFor();
  await ana.getByRole("button", { name: "Close", exact: true }).first().click();
  for (const [label, option] of [
    ["Disposition", "Consulta"],
    ["Second level", "Horario"],
  ] as const) {
    await ana.locator("wa-dialog").getByLabel(label).first().click();
    await ana.getByRole("option", { name: option }).click();
  }
  await ana.locator("wa-dialog").getByRole("button", { name: "Close" }).last().click();
  await ana.getByRole("region", { name: "Conversations" }).getByText("Reporta Pérez").waitFor({ state: "detached" });

  const page = await signedInPage("supervisor", "/inbox");
  await page.getByRole("navigation").getByRole("link", { name: "Reports" }).first().click();
  await page.getByRole("button", { name: "Today" }).click();
  const row = page.getByRole("row", { name: /^web-demo/ });
  await expect
    .poll(
      async () => {
        await page.reload();
        await page.getByText(/days of/).waitFor();
        return row.count();
      },
      { timeout: 60_000 },
    )
    .toBe(1);
  expect(await row.textContent()).toMatch(/^web-demo[1-9]/);
  const definition = page.getByRole("button", { name: "SL with abandoned" }).first();
  expect(await definition.getAttribute("aria-description")).toContain("of both");
  const chart = page.getByRole("slider", { name: "Interactions", exact: true });
  await chart.locator("canvas").waitFor();
  await chart.focus();
  await page.keyboard.press("Home");
  await chart.locator(".chart-reading").getByText("Received").waitFor();
  expect(await chart.getAttribute("aria-valuetext")).toMatch(/^[a-z]+-demo: Received \d/);
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "reports-campaigns");
  const behind = await row.getByRole("cell").first().getByRole("link").getAttribute("href");
  expect(behind).toMatch(/^\/recordings\?campaign=web-demo&from=\d{4}-\d{2}-\d{2}&to=/);

  await page.getByLabel("By", { exact: true }).selectOption("hour");
  await expect.poll(() => figures(page).getByRole("row").count()).toBe(26);
  expect(new URL(page.url()).searchParams.get("groupBy")).toBe("hour");
  await page.reload();
  await expect.poll(() => figures(page).getByRole("row").count()).toBe(26);
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "reports-hours");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toMatch(/^campaigns.*\.csv$/);

  await page.getByRole("navigation", { name: "Reports" }).getByRole("link", { name: "Dispositions" }).click();
  await page.getByLabel("By", { exact: true }).selectOption("subject");
  const levels = figures(page).getByRole("row");
  await levels.filter({ hasText: /^Consulta/ }).waitFor();
  const closedAs = await levels
    .filter({ hasText: /^Horario/ })
    .getByRole("cell")
    .getByRole("link")
    .getAttribute("href");
  expect(new URL(closedAs ?? "", page.url()).searchParams.get("disposition")).toBe("Consulta › Horario");
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "reports-dispositions");

  await page.getByRole("link", { name: "Agents" }).click();
  await page.getByRole("row", { name: /^Ana/ }).getByRole("link", { name: "Ana" }).click();
  await page.getByText("Only ana").waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "reports-agent");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation", { name: "Main menu" }).count()).toBe(0);
  expect(await figures(page).isVisible()).toBe(true);
  await page.emulateMedia({ media: null });

  await page.goto(deskline("/reports/campaigns?from=2020-01-01&to=2020-01-31&zone=America/Montevideo"));
  await page.getByText("Nothing was counted in these days").waitFor();
  expect(await axe(page)).toEqual([]);
  await readsTheRecording(page, `${closedAs}&text=manana&customer=perez`);
});

/** WEB-92, SMS-100: behind a figure stand its interactions: found, read as seen, taken along, printed. */
async function readsTheRecording(page: Page, href: string): Promise<void> {
  await page.goto(deskline(href));
  await page.getByRole("link", { name: "Reporta Pérez", exact: true }).first().click();
  const recording = page.getByRole("region", { name: "Reporta Pérez", exact: true });
  await recording.getByRole("log").getByText("Sí, a las 10", { exact: true }).waitFor();
  expect(await recording.getByRole("definition").nth(3).textContent()).toBe("Consulta, Horario");
  expect(await axe(page)).toEqual([]);
  await screenshots(page, "recordings");
  await recording.getByText("Download", { exact: true }).click();
  const link = recording.getByRole("link", { name: "Text", exact: true });
  const [taken] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(taken.suggestedFilename()).toMatch(/\.txt$/);
  expect(await readFile(await taken.path(), "utf8")).toContain("Reporta Pérez: ¿Tienen turnos mañana?");
  const list = page.getByRole("button", { name: "Download list", exact: true });
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    list
      .or(page.getByRole("link", { name: "Download list", exact: true }))
      .first()
      .click(),
  ]);
  expect(await readFile(await csv.path(), "utf8")).toContain(";Reporta Pérez;");
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation", { name: "Main menu" }).count()).toBe(0);
  expect(await recording.getByRole("log").isVisible()).toBe(true);
  await page.emulateMedia({ media: null, colorScheme: "dark" });
  await page.evaluate(notesPaper);
  expect((await page.pdf()).byteLength).toBeGreaterThan(5_000);
  // Paper is white, and the screen is as it was.
  const { classList, printed } = await page.evaluate(() => {
    const { className, dataset } = document.documentElement;
    return { classList: className.split(" "), printed: dataset.printed?.split(" ") };
  });
  expect(classList).toContain("wa-dark");
  expect(printed).toContain("paper");
  expect(printed).not.toContain("wa-dark");
  await page.emulateMedia({ colorScheme: null });
}

/** In the page: notes in which theme it is printed. */
function notesPaper(): void {
  const { documentElement: root } = document;
  addEventListener("beforeprint", () => {
    root.dataset.printed = `paper ${root.className}`;
  });
}

import { z } from "zod";
import { holidayCountries, holidayRegions } from "../../calendar/public-holidays.ts";
import { checkedText, type Fault, line, list, strict } from "../fields.ts";
import { date } from "../time-fields.ts";

/** Whose plan it is, and the days on which it works. */
export interface OrganisationFacts {
  readonly name: string;
  readonly calendar: CalendarRule;
}

/** What is a working day: Monday to Friday, without the country's public holidays and what is said here. */
export interface CalendarRule {
  /** ISO 3166-1 alpha-2, for example `SE`; null for no public holidays. */
  readonly country: string | null;
  /** A part of the country with holidays of its own, as ISO 3166-2 has it after the hyphen; null for none. */
  readonly region: string | null;
  /** Further days on which nobody works, `YYYY-MM-DD`. */
  readonly closed: readonly string[];
  /** Days on which people work all the same. */
  readonly open: readonly string[];
}

const NO_HOLIDAYS: CalendarRule = { country: null, region: null, closed: [], open: [] };

export function organisationSchema(): z.ZodType<OrganisationFacts> {
  return strict({
    name: line("What reports call the organisation.", 100),
    calendar: calendarSchema().optional(),
  })
    .transform((raw) => ({ ...raw, calendar: raw.calendar ?? NO_HOLIDAYS }))
    .meta({ description: "Whose plan it is." });
}

function calendarSchema(): z.ZodType<CalendarRule> {
  return strict({
    country: checkedText(
      { description: "Country whose public holidays are no working days, as two letters, for example SE." },
      findCountryFault,
    ).optional(),
    region: line("Part of the country, for example BY in Germany.", 10).optional(),
    closed: list(date("A day on which nobody works."), "Further days without work."),
    open: list(date("A day on which people work."), "Holidays on which people work."),
  })
    .superRefine(({ country, region }, context) => {
      const fault = region === undefined ? null : findRegionFault(region, country);
      if (fault === null) return;
      context.addIssue({ code: "custom", path: ["region"], message: fault.message, params: { fault } });
    })
    .transform((raw) => ({ ...raw, country: raw.country ?? null, region: raw.region ?? null }))
    .meta({ description: "What the working days are. Default: Monday to Friday, without holidays." });
}

function findCountryFault(country: string): Fault | null {
  const countries = holidayCountries();
  if (countries.includes(country)) return null;
  const fix = `Write two capital letters, for example SE. Known are ${countries.join(", ")}.`;
  return { message: "is no country whose holidays are known", fix, among: () => countries };
}

function findRegionFault(region: string, country: string | undefined): Fault | null {
  const message = "is no part of the country with holidays of its own";
  if (country === undefined) return { message, fix: "Name the country as well, or remove the region." };
  const regions = holidayRegions(country);
  if (regions.includes(region)) return null;
  const fix = regions.length === 0 ? "Remove it." : `Remove it, or write one of ${regions.join(", ")}.`;
  return { message, fix, among: () => regions };
}

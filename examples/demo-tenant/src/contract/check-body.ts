import { checkReportFilter } from "./check-filter.ts";
import type { Contract, ContractExport, ContractReport } from "./contract.ts";

type Body = Readonly<Record<string, unknown>>;

/** What the body of an export job may hold. */
const JOB = ["reportName", "select", "filter", "format", "localizationType", "search", "snapshotId"];
const FORMATS = ["csv", "json"];
const LOCALIZATIONS = ["localizedValuesAsAdditionalColumn", "replaceLocalizableValues"];

/** What is wrong with the body of a report action, one sentence each. */
export function checkReport(report: ContractReport, body: unknown): readonly string[] {
  const given = bodyOf(body);
  const { parameters } = report;
  return [
    ...(parameters === null ? [] : unknownKeys(given, parameters)),
    ...checkColumns(report, given, "select"),
    ...checkColumns(report, given, "orderBy"),
    ...checkReportFilter(report, textOf(given["filter"])),
  ];
}

/** What is wrong with the body of an export job. */
export function checkExport(contract: Contract, body: unknown): readonly string[] {
  const given = bodyOf(body);
  const report = contract.exports[textOf(given["reportName"])];
  if (report === undefined) return [`${String(given["reportName"])} is no report that can be exported`];
  return [
    ...unknownKeys(given, JOB),
    ...checkColumns(report, given, "select"),
    ...checkReportFilter(report, textOf(given["filter"])),
    ...oneOf(given, "format", FORMATS),
    ...oneOf(given, "localizationType", LOCALIZATIONS),
  ];
}

function checkColumns(report: ContractExport, body: Body, name: string): readonly string[] {
  const given = body[name];
  if (given === undefined) return [];
  if (!Array.isArray(given)) return [`${name} is no list`];
  const columns = given.map((column) => String(column).replace(/ (?:asc|desc)$/, ""));
  return columns
    .filter((column) => !report.columns.includes(column))
    .map((column) => `the report has no column ${column}`);
}

function unknownKeys(body: Body, known: readonly string[]): readonly string[] {
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => `the body takes no ${name}`);
}

function oneOf(body: Body, name: string, known: readonly string[]): readonly string[] {
  const given = body[name];
  return given === undefined || known.includes(textOf(given)) ? [] : [`${name} cannot be ${textOf(given)}`];
}

function bodyOf(body: unknown): Body {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** The name in an `@odata.type`, for example `iosVppApp` in `#microsoft.graph.iosVppApp`; `""` when it is missing. */
export function typeName(type: string): string {
  return type.replace(/^#?microsoft\.graph\./, "");
}

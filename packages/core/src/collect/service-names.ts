/** Whether a service's name is Intune's. */
export function isIntune(service: string): boolean {
  return /\bintune\b/i.test(service);
}

/** Enum members of the service announcements come with a capital or without; the metadata has a small letter. */
export function lowerFirst(member: string): string {
  return member.slice(0, 1).toLowerCase() + member.slice(1);
}

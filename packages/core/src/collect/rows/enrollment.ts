/** One failed enrollment (Graph `enrollmentTroubleshootingEvent`). */
export interface EnrollmentFailure {
  readonly id: string;
  readonly at: Date | null;
  readonly os: string;
  readonly osVersion: string;
  /** Member of `deviceEnrollmentFailureReason`, for example `authorization`; unknown members as they came. */
  readonly category: string;
  readonly reason: string;
  readonly enrollmentType: string;
  readonly userId: string;
}

/** A device that is registered with Windows Autopilot. */
export interface AutopilotDevice {
  readonly id: string;
  readonly serialNumber: string;
  readonly model: string;
  readonly manufacturer: string;
  readonly groupTag: string;
  /** `unknown`, `enrolled`, `pendingReset`, `failed`, `notContacted`, `blocked` or a later member. */
  readonly enrollmentState: string;
  readonly lastContactedAt: Date | null;
}

/** One deployment by Windows Autopilot of the last 30 days. */
export interface AutopilotEvent {
  readonly id: string;
  readonly at: Date | null;
  readonly deviceName: string;
  readonly serialNumber: string;
  /** `success`, `successOnRetry`, `successWithTimeout`, `failure`, `inProgress` or a later member. */
  readonly state: string;
  readonly failureDetails: string;
  readonly profile: string;
  readonly osVersion: string;
}

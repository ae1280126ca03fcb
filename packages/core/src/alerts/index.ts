export {
  acknowledge as acknowledgeAlert,
  type AlertAct,
  assign as assignAlert,
  comment as commentAlert,
} from "./acts.ts";
export type { AlertEvent, AlertEventKind, AlertStep } from "./alert-event.ts";
export type { AlertMessage, AlertRecipient, AlertThread, ItemReason } from "./alert-message.ts";
export {
  type AlertFacts,
  type AlertRule,
  NO_ALERT_FACTS,
  type RuleContext,
  rowRule,
  type ThresholdDefinition,
  wholeRule,
} from "./alert-rule.ts";
export { ALERT_STATES, type Alert, isActive } from "./alert.ts";
export { countSteps, type StepCounts } from "./count-steps.ts";
export { judgeTenant, judgeUncollected, type JudgeDeps } from "./judge-tenant.ts";
export { createRulePlugins } from "./plugins/create-rule-plugins.ts";
export type { PluginFault, PluginRule, RulePlugins } from "./plugins/rule-plugins.ts";
export { EFFECTIVE_STATES, type EffectiveState, effectiveState } from "./effective-state.ts";
export { evaluateRules, type EvaluateInput } from "./evaluate-rules.ts";
export type { AlertEntity, AlertUnit, EvidenceRow, Firing } from "./firing.ts";
export { type ActiveAlert, type AlertSummary, ENDS_SOON_DAYS, NO_ALERT_SUMMARY } from "./alert-summary.ts";
export { measureAlerts, worstFirst } from "./measure-alerts.ts";
export { type AskedSuppression, LONGEST_DAYS, newSuppression } from "./new-suppression.ts";
export { replayAlerts, type ReplayDeps, type ReplayInput } from "./replay.ts";
export type { ReplayedAlerts, ReplayedPerson, ReplayedRule } from "./replay/replayed-alerts.ts";
export { type ForeseeInput, foreseeMessages } from "./foresee-messages.ts";
export type { MatchPart } from "./routing/alert-match.ts";
export { explainRoute, type PassedBranch, type RouteExplanation } from "./routing/explain-route.ts";
export { recipientsOf } from "./routing/recipients-of.ts";
export type { ResolvedRoute } from "./routing/resolved-route.ts";
export type { LapsedEntity } from "./lapsed-entity.ts";
export { routeOf } from "./routing/route-of.ts";
export { ALERT_RULE_IDS } from "./rule-ids.ts";
export type { ChangedLimit } from "./rule-limits.ts";
export type { RuleOutcome, UnknownCause } from "./rule-outcome.ts";
export { type PluginTexts, pluginTextsOf, ruleTextsOf, runbookUrl } from "./rule-texts.ts";
export { type RuleInUse, rulesInUse } from "./rules-in-use.ts";
export { ALERT_SEVERITIES, type AlertSeverity } from "./severity.ts";
export type { Suppression, SuppressionScope } from "./suppression.ts";
export type { UnknownEntity } from "./unknown-entity.ts";
export { testAlert, type TestAlertInput } from "./test-alert.ts";
export { holdsAt, suppressionOf, suppressionsInForce } from "./suppressions-in-force.ts";
export { type AlertCompany, alertCompany } from "./messages/alert-company.ts";
export { hiddenAlerts } from "./messages/hidden-alerts.ts";
export type { Waiting, WaitingAlerts } from "./waiting-alerts.ts";
export {
  type AlertPreview,
  type AlertWatchEvent,
  previewMessages,
  watchAlerts,
  type WatchOptions,
} from "./watch-alerts.ts";
export type { JudgedAlerts, PlannedMessages, RuleStanding } from "../store/alerts.ts";

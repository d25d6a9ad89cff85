import { m } from "../../../shared/paraglide/messages.js";

const SUBJECTS: Record<string, () => string> = {
  agents: m.audit_of_agents,
  alerts: m.monitor_limits,
  aside: m.health_aside,
  audit: m.audit_of_audit,
  blacklist: m.audit_of_blacklist,
  break: m.audit_of_break,
  call: m.audit_of_call,
  campaign: m.audit_of_campaign,
  "canned-responses": m.audit_of_canned,
  configuration: m.audit_of_configuration,
  customer: m.audit_of_customer,
  dialer: m.audit_of_dialer,
  dispositions: m.audit_of_dispositions,
  group: m.audit_of_group,
  holiday: m.audit_of_holiday,
  interaction: m.audit_of_interaction,
  key: m.audit_of_key,
  mailbox: m.audit_of_mailbox,
  members: m.audit_of_members,
  password: m.audit_of_password,
  provider: m.audit_of_provider,
  quality: m.audit_of_quality,
  "quality-model": m.quality_models,
  recording: m.audit_of_recording,
  recordings: m.audit_of_recording,
  report: m.audit_of_report,
  sessions: m.audit_of_sessions,
  "sign-in": m.audit_sign_in,
  "sign-out": m.audit_sign_out,
  team: m.audit_of_team,
  token: m.audit_of_token,
  "two-factor": m.audit_of_two_factor,
  user: m.audit_of_user,
  users: m.audit_of_user,
  "voice-campaign": m.audit_of_voice_campaign,
  "voice-members": m.audit_of_voice_members,
  wallboard: m.audit_of_wallboard,
  webhook: m.audit_of_webhook,
};

const DEEDS: Record<string, () => string> = {
  activate: m.audit_do_activate,
  add: m.audit_do_add,
  block: m.audit_do_block,
  break: m.audit_do_break,
  close: m.audit_do_close,
  copy: m.audit_do_copy,
  create: m.audit_do_create,
  delete: m.audit_do_delete,
  "delete-unprocessed": m.audit_do_delete_unprocessed,
  download: m.audit_do_download,
  end: m.audit_do_end,
  erase: m.audit_do_erase,
  erased: m.audit_do_erased,
  export: m.audit_do_export,
  import: m.audit_do_import,
  join: m.audit_do_join,
  logout: m.audit_do_logout,
  message: m.audit_do_message,
  note: m.audit_do_note,
  open: m.audit_do_open,
  place: m.audit_do_place,
  remove: m.audit_do_remove,
  "renew-secret": m.audit_do_renew_secret,
  replace: m.audit_do_replace,
  revoke: m.audit_do_revoke,
  set: m.audit_do_set,
  split: m.audit_do_split,
  start: m.audit_do_start,
  stop: m.audit_do_stop,
  "switched-off": m.audit_do_switched_off,
  take: m.audit_do_take,
  templates: m.audit_do_templates,
  test: m.audit_do_test,
  try: m.health_aside_again,
  unblock: m.audit_do_unblock,
  update: m.audit_do_replace,
  upload: m.audit_do_upload,
  view: m.audit_do_view,
  "view-end": m.audit_do_view_end,
  watch: m.audit_do_watch,
  whisper: m.audit_do_whisper,
};

const REFUSED = ".refused";

/** `campaign.replace` in the reader's words: *Campaign · change*. What has no word is shown as it is written. */
export function actionText(action: string): string {
  const [about = "", deed, ...rest] = withoutRefusal(action).split(".");
  const subject = SUBJECTS[about];
  if (subject === undefined || rest.length > 0) return action;
  if (deed === undefined) return subject();
  return `${subject()} · ${DEEDS[deed]?.() ?? deed}`;
}

export function isRefused(action: string): boolean {
  return action.endsWith(REFUSED);
}

function withoutRefusal(action: string): string {
  return isRefused(action) ? action.slice(0, -REFUSED.length) : action;
}

/** What asks for attention by ear: an offer, a customer's words, an alarm of the centre, a colleague's whisper or message. */
export const SOUND_KINDS = ["offer", "message", "alert", "whisper"] as const;
export type SoundKind = (typeof SOUND_KINDS)[number];

/** What somebody wants to hear, and how loud: 0 to 100, 0 is silence. */
export interface Sounds extends Record<SoundKind, boolean> {
  volume: number;
}

export const LOUDEST = 100;
export const USUAL_SOUNDS: Sounds = { volume: 60, offer: true, message: true, alert: true, whisper: true };

/** Amplitude of a tone at full volume: a share of what the device can give. */
const FULL = 0.2;

/** The amplitude at which this kind rings; 0: it does not. */
export function amplitudeOf(sounds: Sounds, kind: SoundKind): number {
  return sounds[kind] ? (FULL * sounds.volume) / LOUDEST : 0;
}

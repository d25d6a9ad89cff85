import { amplitudeOf, type SoundKind, type Sounds } from "../../../domain/attention/sounds.ts";

const NOTE_SECONDS = 0.14;

/** Told apart with closed eyes: an offer goes up, a word is one note, an alarm goes down, a whisper is two low ones. */
const NOTES: Record<SoundKind, readonly number[]> = {
  offer: [660, 880],
  message: [740],
  alert: [880, 660, 550],
  whisper: [440, 440],
};

let audio: AudioContext | null = null;

/** Silent until the page was touched once: browsers allow no sound before. */
export function ring(kind: SoundKind, sounds: Sounds): void {
  const amplitude = amplitudeOf(sounds, kind);
  if (amplitude === 0 || !navigator.userActivation?.hasBeenActive) return;
  audio ??= new AudioContext();
  const context = audio;
  void context.resume();
  NOTES[kind].forEach((hertz, index) => {
    const at = context.currentTime + index * NOTE_SECONDS;
    const tone = new OscillatorNode(context, { type: "sine", frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(amplitude, at + 0.01);
    gain.gain.exponentialRampToValueAtTime(amplitude / 100, at + NOTE_SECONDS * 2);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + NOTE_SECONDS * 2);
  });
}

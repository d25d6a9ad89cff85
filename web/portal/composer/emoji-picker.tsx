import { Picker } from "emoji-picker-element";
import en from "emoji-picker-element/i18n/en";
import es from "emoji-picker-element/i18n/es";
import pt from "emoji-picker-element/i18n/pt_BR";
import enData from "emoji-picker-element-data/en/cldr/data.json?url";
import esData from "emoji-picker-element-data/es/cldr/data.json?url";
import ptData from "emoji-picker-element-data/pt/cldr/data.json?url";
import { useEffect, useRef } from "preact/hooks";
import { language } from "../language.ts";
import { isDark } from "../theme/theme.ts";

const I18N = { en, es, pt };
const DATA = { en: enData, es: esData, pt: ptData };

/** Names and pictures come from our own origin, in the reader's language. */
export function EmojiPicker({ chosen }: { chosen: (emoji: string) => void }) {
  const place = useRef<HTMLDivElement | null>(null);
  const choose = useRef(chosen);
  choose.current = chosen;
  useEffect(() => {
    const locale = language.peek();
    const picker = new Picker({ i18n: I18N[locale], locale, dataSource: DATA[locale] });
    picker.className = isDark.peek() ? "dark" : "light";
    picker.addEventListener("emoji-click", (event) => {
      if (event.detail.unicode !== undefined) choose.current(event.detail.unicode);
    });
    place.current?.appendChild(picker);
    return () => picker.remove();
  }, []);
  return <div ref={place} />;
}

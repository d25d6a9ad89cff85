import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../icon.tsx";
import { can } from "../session.ts";
import { useWide } from "../wide.ts";
import { PLACES, type Place } from "./places.ts";

/** The way around: full labels where there is room, else icons with their label beneath, on phones a bar at the foot. */
export function Rail({ path, narrow }: { path: string; narrow: boolean }) {
  const icons = !useWide("(min-width: 1200px)") || narrow;
  const places = PLACES.filter(isTheirs);
  const work = places.filter((place) => place.section === "work");
  const administration = places.filter((place) => place.section === "administration");
  return (
    <nav class={icons ? "rail icons" : "rail"} aria-label={m.portal_navigation()}>
      <a class="rail-brand" href="/" aria-label="Deskline">
        <span class="mark">
          <Icon name="desk" size={18} />
        </span>
        <span>Deskline</span>
      </a>
      {work.map((place) => (
        <PlaceLink key={place.href} place={place} path={path} count={place.count?.() ?? 0} />
      ))}
      {administration.length > 0 && <h2>{m.portal_administration()}</h2>}
      {administration.map((place, index) => (
        <PlaceLink key={place.href} place={place} path={path} apart={index === 0} />
      ))}
    </nav>
  );
}

interface PlaceLinkProps {
  place: Place;
  path: string;
  count?: number;
  apart?: boolean;
}

function PlaceLink({ place, path, count = 0, apart = false }: PlaceLinkProps) {
  const current = path === place.href || path.startsWith(`${place.href}/`);
  const link = (
    <a class="place" href={place.href} aria-current={current ? "page" : undefined}>
      <Icon name={place.icon} size={18} />
      <span class="cut">{place.label()}</span>
      {count > 0 && (
        <span class="count">
          {count}
          <span class="visually-hidden"> {m.portal_unread()}</span>
        </span>
      )}
    </a>
  );
  return apart ? <div class="apart">{link}</div> : link;
}

export function isTheirs({ permission, unless, when }: Place): boolean {
  if (when?.() === false) return false;
  return (permission === undefined || can(permission)) && !(unless !== undefined && can(unless));
}

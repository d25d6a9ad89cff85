import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { answer, api } from "./api.ts";
import { Contained } from "./frame/contained.tsx";
import { Frame } from "./frame/frame.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { Unreachable } from "./frame/unreachable.tsx";
import "./frame/way-back.ts";
import { language } from "./language.ts";
import { Late } from "./late.tsx";
import { lazy } from "./lazy.ts";
import { SCREENS } from "./routes.tsx";
import type { Screen } from "./screen.ts";
import { can, loadSession, me, principal } from "./session.ts";
import { SignIn } from "./sign-in/sign-in.tsx";
import "./theme/theme.ts";
import { NoDesk } from "./view/no-desk.tsx";

/** One app, three roles. Nobody signed in sees the sign-in form at the address they asked for, and returns to it. */
export function App() {
  useEffect(() => void loadSession(), []);
  return (
    <LocationProvider>
      <Spoken key={language.value}>
        <Door />
      </Spoken>
    </LocationProvider>
  );
}

/** Drawn anew in the language that was chosen. */
function Spoken({ children }: { children: ComponentChildren }) {
  return <>{children}</>;
}

const Wall = lazy(() => import("./wall/wall.tsx").then((module) => module.Wall));

const SecondFactorDue = lazy(() => import("./sign-in/second-factor.tsx").then((module) => module.SecondFactorDue));

function Door() {
  // A screen on a wall belongs to nobody: its link is all it needs.
  if (location.pathname === "/wall")
    return (
      <ErrorBoundary>
        <Wall />
      </ErrorBoundary>
    );
  if (me.value === undefined) return null;
  if (me.value === "unreachable") return <Unreachable retry={loadSession} />;
  if (me.value === null) return <SignIn />;
  if (me.value.secondFactor === "due")
    return (
      <ErrorBoundary>
        <SecondFactorDue />
      </ErrorBoundary>
    );
  return (
    <Frame>
      <Contained>
        <ErrorBoundary>
          <Router>
            {[
              <Route key="/" path="/" component={Home} />,
              ...SCREENS.filter(({ permission }) => permission === undefined || can(permission)).map((screen) => (
                <Route key={screen.path} path={screen.path} component={shown(screen)} />
              )),
              <Route key="none" default component={NotFound} />,
            ]}
          </Router>
        </ErrorBoundary>
      </Contained>
    </Frame>
  );
}

/** What is somebody's own desk is not shown to who only sees as they do. */
function shown({ path, component }: Screen) {
  return principal.value?.viewedBy !== undefined && /^\/(inbox|mail)\//.test(path) ? NoDesk : component;
}

/** SEC-3: agents land in their inbox, who watches others on the day's figures. */
function Home() {
  const { route } = useLocation();
  useEffect(
    () => void isNew().then((first) => route(first ? "/welcome" : can("watch") ? "/home" : "/inbox", true)),
    [route],
  );
  return <Late rows={6} />;
}

/** Whether there is no campaign yet, for who could make one: then the first screen leads through it. */
async function isNew(): Promise<boolean> {
  if (!can("campaigns") || !can("users")) return false;
  try {
    return (await answer(api.campaigns.$get({ query: { limit: "1" } }))).items.length === 0;
  } catch {
    return false;
  }
}

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { unreadTotal } from "../desk/desk.ts";
import { pageTitle } from "./page-title.ts";
import "./page.css";

export interface PageTab {
  href: string;
  label: string;
  count?: number;
  current: boolean;
}

interface PageProps {
  title: string;
  /** Where this page lies: the way back up. */
  parent?: { href: string; label: string };
  /** Right of the title: the state of what is shown. */
  beside?: ComponentChildren;
  /** Beside the title, quiet. */
  note?: string;
  tabs?: readonly PageTab[];
  /** Buttons at the right of the header; at most one of them filled. */
  actions?: ComponentChildren;
  /** Without the page's own padding, for panes that reach the edge. */
  bare?: boolean;
  children: ComponentChildren;
}

/** A screen with its header: title, tabs, actions, content. Sets the document's title and takes the focus of the skip link. */
export function Page({ title, parent, beside, note, tabs = [], actions, bare = false, children }: PageProps) {
  usePageTitle(title);
  return (
    <div class="page">
      <header class="page-header">
        <div class="page-title">
          {parent !== undefined && (
            <a class="quiet" href={parent.href}>
              {parent.label} /
            </a>
          )}
          <h1 class="cut" title={title}>
            {title}
          </h1>
        </div>
        {beside}
        {tabs.length > 0 && <PageTabs title={title} tabs={tabs} />}
        {note !== undefined && <p class="page-note quiet">{note}</p>}
        {actions !== undefined && <div class="page-actions">{actions}</div>}
      </header>
      <div class={bare ? "page-content bare" : "page-content"}>{children}</div>
    </div>
  );
}

function PageTabs({ title, tabs }: { title: string; tabs: readonly PageTab[] }) {
  return (
    <nav class="tabs" aria-label={title}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <span class="chip">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** `(2) Inbox · Deskline`: what is unread shows in the browser's tab too. */
export function usePageTitle(title: string): void {
  const unread = unreadTotal.value;
  useEffect(() => {
    pageTitle.value = title;
    document.title = `${unread > 0 ? `(${unread}) ` : ""}${title} · Deskline`;
  }, [title, unread]);
}

import { paraglideVitePlugin } from "@inlang/paraglide-js";
import preact from "@preact/preset-vite";
import { build, defineConfig, type Plugin } from "vite";

const OUTPUT = `${import.meta.dirname}/../dist/web`;

/** The loader is one classic script for any page: built by itself, so that it shares no chunk and needs no module support. */
const loader: Plugin = {
  name: "widget-loader",
  apply: "build",
  async closeBundle() {
    const entry = `${import.meta.dirname}/widget/launcher/main.ts`;
    const lib = { entry, formats: ["iife" as const], name: "desklineLoader", fileName: () => "widget.js" };
    await build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      build: { outDir: OUTPUT, emptyOutDir: false, target: "es2022", lib },
    });
  },
};

/** Portal and the widget's frame and loader, into one folder of static files. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: "public",
  plugins: [
    preact(),
    paraglideVitePlugin({
      project: `${import.meta.dirname}/project.inlang`,
      outdir: `${import.meta.dirname}/shared/paraglide`,
      strategy: ["localStorage", "preferredLanguage", "baseLocale"],
      emitTsDeclarations: true,
    }),
    loader,
  ],
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { portal: `${import.meta.dirname}/index.html`, frame: `${import.meta.dirname}/widget/frame.html` },
    },
  },
});

import { expect, test } from "vitest";
import { htmlToText } from "./html-text.ts";

test.each([
  ["<p>uno</p><p>dos</p>", "uno\n\ndos"],
  ["uno<br>dos<BR/>tres", "uno\ndos\ntres"],
  ["<div>uno</div><div>dos</div>", "uno\ndos"],
  ["  uno \n\t dos&nbsp;&nbsp;tres ", "uno dos tres"],
  ["<b>ne</b>gro", "negro"],
  ["<ul><li>uno</li><li>dos</li></ul>fin", "- uno\n- dos\n\nfin"],
  ["<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"],
  ["hola<blockquote>uno<blockquote>dos</blockquote></blockquote>fin", "hola\n\n> uno\n>\n>> dos\n\nfin"],
  ["<pre>a  b\n  c</pre>", "a  b\n  c"],
  ["a<hr>b", `a\n${"_".repeat(32)}\nb`],
  ["<head><title>t</title><style>p{}</style></head><script>x<y</script><!-- <p>no</p> -->sí", "sí"],
  ["&aacute;&ntilde;&#243;&#x20AC;&lt;b&gt;&amp;amp;&nada;&#0;&#xD800;&copy", "áñó€<b>&amp;&nada;©"],
  ["2 < 3 y <3 <", "2 < 3 y <3 <"],
  ['<img alt="Logo" src="x">hola <a href="https://x.uy/">aquí</a>', "hola aquí"],
  ["<o:p></o:p><st1:place>Salto</st1:place>", "Salto"],
  ['<p title="a>b">uno</p>', "uno"],
  ["<style>sin fin", ""],
])("%j reads %j", (html, text) => {
  expect(htmlToText(html, { links: false })).toBe(text);
});

test.each([
  ['<a href="https://x.uy/a?b=1&amp;c=2">aquí</a>', "aquí (https://x.uy/a?b=1&c=2)"],
  ['<a href="https://x.uy/">x.uy</a>', "x.uy"],
  ['<a href="mailto:ana@x.uy">ana@x.uy</a>', "ana@x.uy"],
  ['<a href="javascript:alert(1)">aquí</a>', "aquí"],
  ["<a href=tel:+59899>llame</a>", "llame (+59899)"],
  ['<a href="https://x.uy"><p>uno</p><p>dos</p></a>', "uno\n\ndos\n\n(https://x.uy)"],
  ['hola<img alt="Logo &amp; Cía" src="x"><img alt="" src="y"><img src="z">', "hola[Logo & Cía]"],
])("with its links %j reads %j", (html, text) => {
  expect(htmlToText(html, { links: true })).toBe(text);
});

// What a customer pastes is one line: <script async src="https://HOST/widget.js" data-campaign="NAME"></script>.
// This demo page builds that line from its own address: ?campaign=NAME&language=pt
const query = new URLSearchParams(location.search);
const tag = document.createElement("script");
tag.async = true;
tag.src = `${document.currentScript.dataset.deskline}/widget.js`;
tag.dataset.campaign = query.get("campaign") ?? "web-demo";
if (query.has("language")) tag.dataset.language = query.get("language");
if (query.has("teaser")) tag.dataset.teaser = query.get("teaser");
document.head.append(tag);

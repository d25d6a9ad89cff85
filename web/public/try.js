// A page of nobody's site, on which a campaign's widget stands as it would on the customer's.
const asked = new URLSearchParams(location.search);
const script = document.createElement("script");
script.src = "/widget.js";
script.dataset.campaign = asked.get("campaign") ?? "";
if (asked.get("language")) script.dataset.language = asked.get("language");
document.head.append(script);

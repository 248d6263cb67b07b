"use strict";
/* A question that depends on another is shown with it. Without this script all are shown, and only what counts is read. */
function follow(part) {
    const [name, values] = part.dataset.if.split("=");
    const form = part.closest("form");
    const show = () => {
        part.hidden = !values.split("|").includes(new FormData(form).get(name));
    };
    form.addEventListener("change", show);
    show();
}
document.querySelectorAll("[data-if]").forEach(follow);

"use strict";
/* A question that depends on another is shown with it. Without this script all are shown, and only what counts is read. */
function follow(part) {
    const [name, value] = part.dataset.if.split("=");
    const form = part.closest("form");
    const show = () => {
        part.hidden = new FormData(form).get(name) !== value;
    };
    form.addEventListener("change", show);
    show();
}
document.querySelectorAll("[data-if]").forEach(follow);

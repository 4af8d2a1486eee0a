"use strict";
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const views = all(".view");
const shownView = () => views.find((view) => view.classList.contains("shown"));
document.documentElement.classList.add("js");

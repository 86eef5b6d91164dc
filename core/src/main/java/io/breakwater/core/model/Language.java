package io.breakwater.core.model;

/** The languages in which people are spoken to. */
public enum Language {
    ZH,
    EN
}

"""The screens by name, each imported when it is first shown."""

from importlib import import_module
from typing import cast

from rotaengage.tui.screens.page import Page

PAGES: dict[str, tuple[str, str]] = {
    "open": ("welcome", "WelcomeScreen"),
    "reading": ("reading", "ReadingScreen"),
    "rota": ("rota", "RotaScreen"),
    "day": ("day", "DayScreen"),
    "plan": ("plan", "PlanScreen"),
    "doctors": ("doctors", "DoctorsScreen"),
    "export": ("export", "ExportScreen"),
    "what_if": ("what_if", "WhatIfScreen"),
    "why": ("why", "WhyScreen"),
    "trade_offs": ("trade_offs", "TradeOffsScreen"),
    "my_time": ("my_time", "MyTimeScreen"),
    "history": ("history", "HistoryScreen"),
    "issues": ("issues", "IssuesScreen"),
}


def make_page(name: str) -> Page:
    """A new screen of this name."""
    module, kind = PAGES[name]
    return cast("Page", getattr(import_module(f"rotaengage.tui.screens.{module}"), kind)())

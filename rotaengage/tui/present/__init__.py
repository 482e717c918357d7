"""From domain values to words and looks: pure functions, no Textual, so that they can be tested without a screen."""

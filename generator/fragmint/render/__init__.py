"""From views to the text of files: templates, layout, black."""

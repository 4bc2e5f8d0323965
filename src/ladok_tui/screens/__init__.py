"""The pages and dialogs: one file each, named as the page.  Screens draw; they decide nothing."""

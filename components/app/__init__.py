"""The application around a page: navigation, sign-in, the edition that readers see, its turn."""

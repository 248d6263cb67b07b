"""From facts to sentences in Finnish, Finland-Swedish and English: ``languages.language(code)`` gives one of them."""

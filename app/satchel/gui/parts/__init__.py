"""Small widgets every screen is made of; the only ones that touch Qt's rich-text defaults.

Text that others wrote is shown as plain text: Qt's labels and tips guess at HTML, and have
drawn files of this machine from a title. These do not guess.
"""

"""The one style sheet, made of the tokens.

Where one reads from the right, marks at the beginning of a row stand at the right; a style
sheet has no word for that, so it is made for one direction.
A widget says what it is (`role`), never how it looks. Roles of text: heading, dim, small,
waiting, broken, number. Of buttons: primary, quiet, danger. Of frames: card, notice, bar.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from satchel.gui.look import tokens
from satchel.gui.look.tokens import Colours
from satchel.system.paths import resources_folder

_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


def dress(application: QApplication, look: Colours) -> None:
    """Give every window of this process its look."""
    font = QFont(application.font())
    font.setPixelSize(tokens.TEXT_PX)
    application.setFont(font)
    application.setStyle("Fusion")
    application.setPalette(palette(look))
    application.setStyleSheet(sheet(look))


def palette(look: Colours) -> QPalette:
    """The same colours for what no style sheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in {
        role.Window: look.paper,
        role.WindowText: look.ink,
        role.Base: look.raised,
        role.AlternateBase: look.sunk,
        role.Text: look.ink,
        role.Button: look.raised,
        role.ButtonText: look.ink,
        role.BrightText: look.broken,
        role.ToolTipBase: look.raised,
        role.ToolTipText: look.ink,
        role.PlaceholderText: look.dim,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Mid: look.line,
        role.Dark: look.edge,
        role.Light: look.raised,
        role.Accent: look.accent,
    }.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(look.dim))
    return made


def sheet(look: Colours) -> str:
    """The style sheet."""
    c, t = look, tokens
    starts = "right" if QApplication.layoutDirection() is _RIGHT_TO_LEFT else "left"
    is_dark = QColor(c.on_accent).lightness() < 128
    tick, arrow = (
        (resources_folder() / "look" / f"{name}-{'dark' if is_dark else 'light'}.svg").as_posix()
        for name in ("tick", "arrow")
    )
    return f"""
* {{ font-size: {t.TEXT_PX}px; }}
QWidget {{ color: {c.ink}; placeholder-text-color: {c.dim}; }}
QWidget[role="page"] {{ background: {c.paper}; }}
QLabel {{ background: transparent; }}
QLabel[role="heading"] {{ font-size: {t.HEADING_PX}px; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {t.SMALL_PX}px; font-weight: 600; color: {c.dim}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="dim"] {{ color: {c.dim}; }}
QLabel[role="small"] {{ color: {c.dim}; font-size: {t.SMALL_PX}px; }}
QLabel[role="waiting"] {{ color: {c.waiting}; }}
QLabel[role="broken"] {{ color: {c.broken}; }}
QFrame[role="card"] {{ background: {c.raised}; border: 1px solid {c.line};
    border-radius: {t.RADIUS}px; }}
QFrame[role="bar"] {{ background: {c.sunk}; border: none; border-top: 1px solid {c.line}; }}
QFrame[role="side"], QFrame[role="side"] QScrollArea, QWidget[role="side"] {{
    background: {c.sunk}; border: none; }}
QFrame[role="notice"] {{ background: {c.accent_soft}; border: none;
    border-{starts}: 3px solid {c.accent}; }}
QFrame[role="notice"] QLabel {{ color: {c.ink}; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit {{
    background: {c.raised}; color: {c.ink}; border: 1px solid {c.edge};
    border-radius: {t.RADIUS}px; padding: {t.XS}px {t.S}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
    border: 2px solid {c.accent}; padding: {t.XS - 1}px {t.S - 1}px; }}
QLineEdit[role="bare"], QPlainTextEdit[role="bare"] {{ background: transparent; border: none;
    border-radius: 0; padding: 0; }}
QLineEdit[role="bare"]:focus {{ border-bottom: 2px solid {c.accent}; padding: 0; }}
QFrame[role="input"] {{ background: {c.raised}; border: 1px solid {c.edge};
    border-radius: {t.RADIUS}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {c.dim}; }}
QComboBox::drop-down {{ border: none; width: {t.L}px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.edge}; }}
QPushButton, QToolButton {{ background: {c.raised}; color: {c.ink};
    border: 1px solid {c.edge}; border-radius: {t.RADIUS}px;
    padding: {t.XS + 2}px {t.M}px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.accent_soft}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked, QPushButton:checked {{
    background: {c.accent_soft}; border: 1px solid {c.accent}; }}
QPushButton, QToolButton {{ outline: none; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c.accent};
    padding: {t.XS + 1}px {t.M - 1}px; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.dim}; border-color: {c.line}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent};
    border: 1px solid {c.accent}; font-weight: 600; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.ink}; }}
QPushButton[role="primary"]:disabled {{ background: {c.sunk}; color: {c.dim};
    border-color: {c.line}; }}
QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent;
    border: 1px solid transparent; color: {c.accent}; }}
QPushButton[role="quiet"]:checked {{ background: {c.accent_soft};
    border: 1px solid {c.accent}; }}
QPushButton[role="quiet"]:hover {{ border: 1px solid {c.line}; }}
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{
    border: 2px solid {c.accent}; }}
QPushButton[role="choice"] {{ padding: {t.XS - 1}px {t.S}px; }}
QPushButton[role="choice"]:checked {{ border: 2px solid {c.accent};
    padding: {t.XS - 2}px {t.S - 1}px; }}
QPushButton[role="choice"]:focus {{ border: 2px solid {c.ink};
    padding: {t.XS - 2}px {t.S - 1}px; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent;
    padding: 1px {t.XS}px; text-align: left; color: {c.accent}; }}
QPushButton[role="link"]:focus {{ border: 2px solid {c.accent}; padding: 0 3px; }}
QToolButton[role="letter"] {{ padding: {t.XS}px 0 {t.S + 2}px 0; }}
QToolButton[role="letter"]:checked {{ border: 2px solid {c.accent}; font-weight: 600;
    padding: 3px 0 {t.S + 1}px 0; }}
QWidget[role="clear"] {{ background: transparent; border: none; }}
QPushButton[role="danger"] {{ color: {c.broken}; border: 1px solid {c.broken}; }}
QPushButton[role="danger"]:disabled {{ color: {c.dim}; border-color: {c.line}; }}
QCheckBox, QRadioButton {{ background: transparent; spacing: {t.S}px; padding: 2px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {c.accent};
    border-radius: {t.XS}px; padding: 1px; }}
QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {c.edge};
    border-radius: 7px; background: {c.raised}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {c.accent};
    border-radius: 7px; background: {c.on_accent}; }}
QCheckBox::indicator, QTableView::indicator, QListView::indicator,
QTreeView::indicator {{ width: 14px; height: 14px; border: 1px solid {c.edge};
    border-radius: 3px; background: {c.raised}; }}
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked,
QTreeView::indicator:checked {{ border: 1px solid {c.accent}; background: {c.accent};
    image: url({tick}); }}
QListView, QTreeView, QTableView {{ background: {c.raised}; border: 1px solid {c.line};
    border-radius: {t.RADIUS}px; outline: none; alternate-background-color: {c.sunk}; }}
QListView::item, QTreeView::item, QTableView::item {{ padding: {t.XS}px {t.S}px; }}
QListView::item, QTreeView::item {{ border-{starts}: 3px solid transparent; }}
QListView::item:hover, QTreeView::item:hover, QTableView::item:hover {{
    background: {c.sunk}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {c.accent_soft}; color: {c.ink}; border-{starts}: 3px solid {c.accent}; }}
QTableView::item:selected:middle {{ border-{starts}: none; }}
QListView::item:focus, QTreeView::item:focus, QTableView::item:focus {{
    border: 1px solid {c.accent}; }}
QFrame[role="side"] QListView, QFrame[role="side"] QTreeView {{ background: {c.sunk};
    border: none; }}
QHeaderView::section {{ background: {c.sunk}; color: {c.dim}; border: none;
    border-bottom: 1px solid {c.line}; padding: {t.XS}px {t.S}px; }}
QTabBar::tab {{ background: transparent; color: {c.dim}; padding: {t.S}px {t.M}px;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.ink}; border-bottom: 2px solid {c.accent}; }}
QTabBar::tab:focus {{ border: 1px solid {c.accent}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QProgressBar {{ background: {c.sunk}; border: 1px solid {c.line}; border-radius: {t.XS}px;
    text-align: center; color: {c.ink}; min-height: {t.L}px; }}
QProgressBar::chunk {{ background: {c.accent_soft}; }}
QSlider::groove:horizontal {{ background: {c.line}; height: {t.XS}px; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.accent}; width: {t.M}px; margin: -4px 0;
    border-radius: {t.RADIUS}px; }}
QSlider:focus {{ border: 1px solid {c.accent}; border-radius: {t.XS}px; }}
QScrollArea {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: {t.XS}px; min-height: {t.XL}px;
    min-width: {t.XL}px; margin: 2px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QToolTip {{ background: {c.raised}; color: {c.ink}; border: 1px solid {c.edge};
    padding: {t.XS}px; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.edge}; padding: {t.XS}px; }}
QMenu::item {{ padding: {t.XS}px {t.L}px; }}
QMenu::item:selected {{ background: {c.accent_soft}; }}
"""

/* The keys of a lesson. They are those of document viewers, so that clickers
 * work, and win over all others while it is presented.
 */
#include "config.h"

#include "way-presenter-private.h"

#define ZOOM_STEP 1.5
#define PAN_SHARE 0.2

typedef enum
{
  DO_NEXT,
  DO_PREVIOUS,
  DO_FIRST,
  DO_LAST,
  DO_BLACK,
  DO_WHITE,
  DO_SPOTLIGHT,
  DO_LANGUAGE,
  DO_TITLES,
  DO_NOTES,
  DO_LOOK,
  DO_MONITOR,
  DO_HELP,
} Doing;

static const struct
{
  guint key;
  Doing what;
} keys[] = {
  { GDK_KEY_Right, DO_NEXT },
  { GDK_KEY_KP_Right, DO_NEXT },
  { GDK_KEY_Down, DO_NEXT },
  { GDK_KEY_KP_Down, DO_NEXT },
  { GDK_KEY_Page_Down, DO_NEXT },
  { GDK_KEY_KP_Page_Down, DO_NEXT },
  { GDK_KEY_space, DO_NEXT },
  { GDK_KEY_Left, DO_PREVIOUS },
  { GDK_KEY_KP_Left, DO_PREVIOUS },
  { GDK_KEY_Up, DO_PREVIOUS },
  { GDK_KEY_KP_Up, DO_PREVIOUS },
  { GDK_KEY_Page_Up, DO_PREVIOUS },
  { GDK_KEY_KP_Page_Up, DO_PREVIOUS },
  { GDK_KEY_BackSpace, DO_PREVIOUS },
  { GDK_KEY_Home, DO_FIRST },
  { GDK_KEY_KP_Home, DO_FIRST },
  { GDK_KEY_F5, DO_FIRST },
  { GDK_KEY_End, DO_LAST },
  { GDK_KEY_KP_End, DO_LAST },
  { GDK_KEY_b, DO_BLACK },
  { GDK_KEY_period, DO_BLACK },
  { GDK_KEY_KP_Decimal, DO_BLACK },
  { GDK_KEY_w, DO_WHITE },
  { GDK_KEY_s, DO_SPOTLIGHT },
  { GDK_KEY_l, DO_LANGUAGE },
  { GDK_KEY_q, DO_TITLES },
  { GDK_KEY_n, DO_NOTES },
  { GDK_KEY_t, DO_LOOK },
  { GDK_KEY_m, DO_MONITOR },
  { GDK_KEY_question, DO_HELP },
  { GDK_KEY_F1, DO_HELP },
};

static void
carry_out (WayPresenter *presenter,
           Doing         what)
{
  WayPresentation *show = presenter->show;

  switch (what)
    {
    case DO_NEXT:
      way_presenter_step (presenter);
      break;
    case DO_PREVIOUS:
      way_presentation_previous (show);
      break;
    case DO_FIRST:
      way_presentation_go (show, 0);
      break;
    case DO_LAST:
      way_presentation_go (show, G_MAXUINT);
      break;
    case DO_BLACK:
      way_presentation_toggle_curtain (show, WAY_CURTAIN_BLACK);
      break;
    case DO_WHITE:
      way_presentation_toggle_curtain (show, WAY_CURTAIN_WHITE);
      break;
    case DO_SPOTLIGHT:
      way_presentation_toggle_spotlight (show);
      break;
    case DO_LANGUAGE:
      way_presentation_next_language (show);
      break;
    case DO_TITLES:
      way_presentation_toggle_titles (show);
      break;
    case DO_NOTES:
      way_presenter_toggle_notes (presenter);
      break;
    case DO_LOOK:
      way_presenter_toggle_look (presenter);
      break;
    case DO_MONITOR:
      way_presenter_next_monitor (presenter);
      break;
    case DO_HELP:
    default:
      way_presenter_toggle_help (presenter);
    }
}

/* Ctrl leaves the steps alone: it zooms and moves the scene, and the text, and
 * changes the language of the whole program. */
static gboolean
handle_control (WayPresenter *presenter,
                guint         key,
                gboolean      shift)
{
  WaySceneView *scene_view
    = presenter->scene_view != NULL ? WAY_SCENE_VIEW (presenter->scene_view) : NULL;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      way_presentation_zoom (presenter->show, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      way_presentation_zoom (presenter->show, -1);
      return TRUE;
    case GDK_KEY_question:
      way_presenter_toggle_help (presenter);
      return TRUE;
    case GDK_KEY_l:
    case GDK_KEY_L:
      if (shift)
        way_presenter_switch_both (presenter);
      else
        way_presenter_switch_lang (presenter);
      return TRUE;
    default:
      break;
    }
  if (scene_view == NULL)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
      way_scene_view_zoom (scene_view, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_Down:
      way_scene_view_zoom (scene_view, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_Left:
      way_scene_view_pan (scene_view, -PAN_SHARE);
      return TRUE;
    case GDK_KEY_Right:
      way_scene_view_pan (scene_view, PAN_SHARE);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      way_scene_view_reset (scene_view);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The key without Shift, so that Shift+1 is 1 on every keyboard. */
static guint
get_plain (WayPresenter *presenter,
           guint         key,
           guint         code)
{
  guint plain = key;

  if (code != 0)
    gdk_display_translate_key (gtk_widget_get_display (GTK_WIDGET (presenter)), code, 0, 0, &plain,
                               NULL, NULL, NULL);
  return gdk_keyval_to_lower (plain);
}

static int
get_digit (guint key)
{
  if (key >= GDK_KEY_0 && key <= GDK_KEY_9)
    return (int) (key - GDK_KEY_0);
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return (int) (key - GDK_KEY_KP_0);
  return -1;
}

/* Digits and letters of the answers to a question, and numbers of scenes. */
static gboolean
handle_answer (WayPresenter *presenter,
               guint         plain,
               gboolean      shift)
{
  gboolean asking = way_presentation_is_asking (presenter->show);
  guint n_options = asking
    ? way_presentation_get_scene (presenter->show)->predict->n_options : 0;
  int digit = get_digit (plain);

  if (plain >= GDK_KEY_a && plain < GDK_KEY_a + n_options)
    {
      way_presentation_add_hands (presenter->show, plain - GDK_KEY_a, shift ? -1 : 1);
      return TRUE;
    }
  if (digit > 0 && shift && (guint) digit <= n_options)
    {
      way_presentation_add_hands (presenter->show, (guint) digit - 1, -1);
      return TRUE;
    }
  if (digit < 0 || shift)
    return FALSE;
  way_presentation_type_digit (presenter->show, (guint) digit);
  return TRUE;
}

static void
handle_escape (WayPresenter *presenter)
{
  if (gtk_widget_get_visible (presenter->help))
    way_presenter_toggle_help (presenter);
  else if (!way_presentation_escape (presenter->show))
    gtk_window_close (GTK_WINDOW (presenter));
}

/**
 * way_presenter_handle_key:
 * @presenter: a presenter
 * @key: the key that was pressed
 * @code: its place on the keyboard, 0 if that is not known
 * @modifiers: the keys that are held with it
 *
 * Does what a key is for while a lesson is presented, wherever it was pressed.
 *
 * Returns: whether it is for anything
 */
gboolean
way_presenter_handle_key (WayPresenter    *presenter,
                          guint            key,
                          guint            code,
                          GdkModifierType  modifiers)
{
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;
  guint plain, lower;

  g_return_val_if_fail (WAY_IS_PRESENTER (presenter), FALSE);

  if ((modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    return handle_control (presenter, key, shift);
  if (key == GDK_KEY_Escape)
    {
      handle_escape (presenter);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    {
      if (way_presentation_get_number (presenter->show) == 0)
        way_presenter_step (presenter);
      else if (!way_presentation_enter (presenter->show))
        gtk_widget_error_bell (GTK_WIDGET (presenter));
      return TRUE;
    }
  plain = get_plain (presenter, key, code);
  lower = gdk_keyval_to_lower (key);
  if (lower != GDK_KEY_question && handle_answer (presenter, plain, shift))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == lower)
      {
        carry_out (presenter, keys[i].what);
        return TRUE;
      }
  return FALSE;
}

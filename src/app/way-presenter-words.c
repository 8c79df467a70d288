/* What the presenter says: headline, question and verdict, sources, and where
 * the lesson stands.
 */
#include "config.h"

#include "way-presenter-private.h"

#include "way-phrases.h"
#include "way-predict-text.h"
#include "way-tour-text.h"
#include "way-verdict-text.h"

static gboolean
speaks_both (WayPresenter *presenter)
{
  return way_presentation_get_speaks (presenter->show) == WAY_SPEAKS_BOTH;
}

/* One line, or two if the lesson is in both languages. */
static char *
in_both (WayPresenter *presenter,
         const char   *first,
         const char   *second)
{
  return speaks_both (presenter) ? g_strdup_printf ("%s\n%s", first, second) : g_strdup (first);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static WayChart *
new_chart (WayPresenter *presenter)
{
  WaySession *session = way_scene_view_get_session (WAY_SCENE_VIEW (presenter->scene_view));
  WayView *view = way_session_get_view (session);

  return way_view_get_page (view) == WAY_PAGE_CHARTS
    ? way_chart_new_for_view (presenter->dataset, view, NULL) : NULL;
}

/* A scene that says nothing is headed by what it shows. */
static char *
get_usual (WayPresenter *presenter,
           WayScenePart  part,
           WayLang       lang)
{
  WaySession *session = way_scene_view_get_session (WAY_SCENE_VIEW (presenter->scene_view));
  WayPage page = way_view_get_page (way_session_get_view (session));
  WayChart *chart = new_chart (presenter);
  char *text = NULL;

  if (chart != NULL)
    {
      text = part == WAY_SCENE_CAPTION ? way_chart_get_title (chart, lang)
                                       : way_chart_get_subtitle (chart, lang);
      way_chart_free (chart);
    }
  else if (part == WAY_SCENE_CAPTION)
    text = g_strdup (page == WAY_PAGE_GOALS
                     ? way_tr (lang, WAY_N_ ("Goals and their targets"))
                     : way_tr (lang, WAY_N_ ("China's innovation policies")));
  return text;
}

static char *
get_part (WayPresenter *presenter,
          WayScenePart  part,
          WayLang       lang)
{
  char *text = way_scene_resolve_text (presenter->scene, part, presenter->dataset, lang);
  g_autofree char *caption = NULL;

  if (*text != '\0')
    return text;
  caption = way_scene_resolve_text (presenter->scene, WAY_SCENE_CAPTION, presenter->dataset, lang);
  /* A headline alone is what its author wanted. */
  if (*caption != '\0')
    return text;
  g_free (text);
  return get_usual (presenter, part, lang);
}

/* What the axis of a chart is in, which the words of an author need not say:
 * "R&D expenditure · 100 million yuan · China, latest release", or name and
 * unit alone in both languages. */
static char *
get_axis (WayPresenter *presenter)
{
  WayLang lang = way_presentation_get_lang (presenter->show);
  WayView *view
    = way_session_get_view (way_scene_view_get_session (WAY_SCENE_VIEW (presenter->scene_view)));
  guint row
    = way_dataset_find (presenter->dataset, WAY_TABLE_INDICATORS, way_view_get_indicator (view));
  g_autofree char *caption
    = way_scene_resolve_text (presenter->scene, WAY_SCENE_CAPTION, presenter->dataset, lang);
  g_autofree char *reading = NULL;
  const WayIndicator *indicator;
  WayChart *chart = *caption != '\0' && row != WAY_NONE ? new_chart (presenter) : NULL;

  if (chart == NULL)
    return NULL;
  reading = way_chart_get_subtitle (chart, lang);
  way_chart_free (chart);
  indicator = way_dataset_get_indicator (presenter->dataset, row);
  return speaks_both (presenter)
    ? g_strdup_printf ("%s · %s · %s · %s", indicator->name[lang], indicator->unit[lang],
                       indicator->name[!lang], indicator->unit[!lang])
    : g_strdup_printf ("%s · %s", indicator->name[lang], reading);
}

/* The verdict takes the place of what led to the question, so that the axes
 * stay where they are. */
static gboolean
is_answered (WayPresenter *presenter)
{
  WayChartQuestion question;

  return way_presentation_is_revealed (presenter->show)
      && way_scene_view_get_question (WAY_SCENE_VIEW (presenter->scene_view), &question);
}

static void
update_head (WayPresenter *presenter)
{
  WayLang lang = way_presentation_get_lang (presenter->show);
  gboolean both = speaks_both (presenter), answered = is_answered (presenter);
  g_autofree char *caption = get_part (presenter, WAY_SCENE_CAPTION, lang);
  g_autofree char *text = get_part (presenter, WAY_SCENE_TEXT, lang);
  g_autofree char *second = both ? get_part (presenter, WAY_SCENE_CAPTION, !lang) : NULL;
  g_autofree char *axis = get_axis (presenter);
  g_autofree char *second_text = both ? get_part (presenter, WAY_SCENE_TEXT, !lang) : NULL;

  set_text (presenter->caption, caption);
  set_text (presenter->second_caption, g_strcmp0 (second, caption) != 0 ? second : NULL);
  set_text (presenter->text, answered ? NULL : text);
  set_text (presenter->second_text,
            !answered && g_strcmp0 (second_text, text) != 0 ? second_text : NULL);
  set_text (presenter->axis, axis);
}

/* "As known on 19 May 2016 · Sources: …" */
static char *
get_sources (WayPresenter *presenter,
             WayLang       lang)
{
  WaySession *session = way_scene_view_get_session (WAY_SCENE_VIEW (presenter->scene_view));
  WayView *view = way_session_get_view (session);
  WayChart *chart = new_chart (presenter);
  g_autofree char *known
    = way_phrase_known (presenter->dataset, way_view_get_as_known (view), lang);
  g_autofree char *sources = NULL;

  /* The day first: at the end there may be no room. */
  if (chart == NULL)
    return g_strdup_printf ("%s · %s", known, way_dataset_get_title (presenter->dataset, lang));
  sources = way_chart_list_sources (chart, way_view_get_start (view), way_view_get_end (view),
                                    lang);
  way_chart_free (chart);
  return *sources != '\0' ? g_strdup_printf ("%s · %s", known, sources)
                          : g_steal_pointer (&known);
}

static void
update_foot (WayPresenter *presenter)
{
  WayLang lang = way_presentation_get_lang (presenter->show);
  guint number = way_presentation_get_number (presenter->show);
  guint index = way_presentation_get_index (presenter->show);
  guint n = way_tour_get_n_scenes (way_presentation_get_tour (presenter->show));
  g_autofree char *sources = get_sources (presenter, lang);
  g_autofree char *second = speaks_both (presenter) ? get_sources (presenter, !lang) : NULL;
  g_autofree char *place = NULL;

  /* While hands are counted the digits are no number to see. */
  if (number > 0 && !way_presentation_is_asking (presenter->show))
    place = g_strdup_printf ("→ %u", number);
  else
    place = g_strdup_printf ("%u / %u", MIN (index + 1, n), n);
  /* Two lines hold what is shown of most charts, but not at the cost of half a
   * small screen. */
  gtk_label_set_lines (presenter->foot, second == NULL ? 2 : 1);
  gtk_label_set_text (presenter->foot, sources);
  set_text (presenter->second_foot, second);
  gtk_label_set_text (presenter->number, place);
  gtk_progress_bar_set_fraction (presenter->progress, n > 0 ? MIN (index + 1, n) / (double) n : 0);
}

static char *
make_end_title (WayPresenter *presenter,
                WayLang       lang)
{
  const char *title
    = way_tour_get_title (way_presentation_get_tour (presenter->show), lang);

  return *title != '\0' ? g_strdup_printf (way_tr (lang, WAY_N_ ("End of “%s”")), title)
                        : g_strdup (way_tr (lang, WAY_N_ ("The end")));
}

static void
update_end (WayPresenter *presenter)
{
  const char *hint = WAY_N_ ("A click or Next leads back to the window.");
  WayLang lang = way_presentation_get_lang (presenter->show);
  g_autofree char *title = make_end_title (presenter, lang);
  g_autofree char *second = make_end_title (presenter, !lang);
  g_autofree char *titles = in_both (presenter, title, second);
  g_autofree char *hints = in_both (presenter, way_tr (lang, hint), way_tr (!lang, hint));

  gtk_label_set_text (presenter->end_title, titles);
  gtk_label_set_text (presenter->end_hint, hints);
}

/**
 * way_presenter_update_words:
 * @presenter: a presenter
 *
 * Brings all labels of the window in line with the presentation.
 */
void
way_presenter_update_words (WayPresenter *presenter)
{
  gtk_window_set_title (GTK_WINDOW (presenter),
                        way_tour_get_title (way_presentation_get_tour (presenter->show),
                                            way_presentation_get_lang (presenter->show)));
  update_end (presenter);
  if (presenter->scene == NULL)
    return;
  update_head (presenter);
  update_foot (presenter);
}

static void
option_clicked_cb (WayPresenter *presenter,
                   GtkButton    *button)
{
  guint option = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option"));

  way_presentation_add_hands (presenter->show, option, 1);
}

static void
add_option (WayPresenter           *presenter,
            guint                   number,
            const WayChartQuestion *question,
            gboolean                right)
{
  const WayPredictOption *option = &presenter->scene->predict->options[number];
  const WayStatedGoal *target = way_dataset_get_stated_goal (presenter->dataset, question->stated);
  WayLang lang = way_presentation_get_lang (presenter->show);
  guint hands = way_presentation_get_hands (presenter->show, number);
  g_autofree char *words = way_predict_describe_option (target, option, lang);
  g_autofree char *second = way_predict_describe_option (target, option, !lang);
  g_autofree char *both = in_both (presenter, words, second);
  g_autofree char *letter = g_strdup_printf ("%s%c", right ? "✓ " : "", 'A' + (int) number);
  g_autofree char *count = g_strdup_printf ("%u", hands);
  g_autofree char *text = g_strdup_printf ("%s  %s", letter, words);
  g_autofree char *name = g_strdup_printf (
    way_tr_n (lang, "%s: %u hand", "%s: %u hands", hands), text, hands);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *mark = gtk_label_new (letter);
  GtkWidget *label = gtk_label_new (both);
  GtkWidget *figure = gtk_label_new (count);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (figure, "soft");
  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_focusable (button, FALSE);
  if (right)
    gtk_widget_add_css_class (button, "right");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (option_clicked_cb), presenter,
                           G_CONNECT_SWAPPED);
  gtk_box_append (presenter->options, button);
}

static char *
describe_verdict (WayPresenter           *presenter,
                  const WayChartQuestion *question,
                  const WayVerdict       *verdict,
                  WayLang                 lang)
{
  g_autofree char *described
    = way_verdict_describe (presenter->dataset, question->stated, verdict, G_MAXINT, lang);
  g_autofree char *word
    = way_verdict_get_word (presenter->dataset, question->stated, verdict, lang);
  g_autofree char *head = way_phrase_capital (word);
  g_autofree char *line = g_strdup_printf (way_tr (lang, WAY_N_ ("%s %s: %s")),
                                           way_verdict_get_glyph (verdict->id), head, described);
  guint n;
  const WayGuess *drawn = way_presentation_get_guess (presenter->show, &n);
  g_autofree char *guess = way_predict_describe_guess (presenter->dataset, question->stated,
                                                       verdict, drawn, n, lang);

  return guess != NULL ? g_strdup_printf ("%s\n%s", line, guess) : g_steal_pointer (&line);
}

static void
show_verdict (WayPresenter           *presenter,
              const WayChartQuestion *question,
              const WayVerdict       *verdict)
{
  WayLang lang = way_presentation_get_lang (presenter->show);
  GtkWidget *labels[] = { GTK_WIDGET (presenter->verdict), GTK_WIDGET (presenter->second_verdict) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *text = i == 0 || speaks_both (presenter)
        ? describe_verdict (presenter, question, verdict, i == 0 ? lang : !lang) : NULL;

      set_text (GTK_LABEL (labels[i]), text);
      gtk_widget_remove_css_class (labels[i], "met");
      gtk_widget_remove_css_class (labels[i], "missed");
      if (verdict->id == WAY_VERDICT_MET || verdict->id == WAY_VERDICT_MISSED)
        gtk_widget_add_css_class (labels[i], verdict->id == WAY_VERDICT_MET ? "met" : "missed");
    }
}

/**
 * way_presenter_update_options:
 * @presenter: a presenter
 *
 * Shows the answers to choose from with their hands and, once it is revealed,
 * the verdict and which of them was right.
 */
void
way_presenter_update_options (WayPresenter *presenter)
{
  gboolean revealed = way_presentation_is_revealed (presenter->show);
  const WayPredict *predict = presenter->scene != NULL ? presenter->scene->predict : NULL;
  WayChartQuestion question;
  WayVerdict verdict;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (presenter->options))) != NULL)
    gtk_box_remove (presenter->options, child);
  set_text (presenter->verdict, NULL);
  set_text (presenter->second_verdict, NULL);
  gtk_widget_set_visible (GTK_WIDGET (presenter->options),
                          predict != NULL && predict->n_options > 0);
  if (predict == NULL || presenter->scene_view == NULL
      || !way_scene_view_get_question (WAY_SCENE_VIEW (presenter->scene_view), &question))
    return;
  verdict = way_verdict_judge (presenter->dataset, question.stated, G_MAXINT);
  for (guint i = 0; i < predict->n_options; i++)
    add_option (presenter, i, &question,
                revealed && way_predict_is_right (&predict->options[i], &verdict));
  if (revealed)
    show_verdict (presenter, &question, &verdict);
}

/* The answers are bands between bounds that go down, so that none overlap and
 * none is missing; a question of another form, from a file, is kept until it is
 * edited.
 */
#include "config.h"

#include "way-scene-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "way-drop-down.h"
#include "way-json.h"
#include "way-phrases.h"
#include "way-tour-text.h"

/* How many policies the list to pick from shows. */
#define MAX_LISTED 100u

#define N_BOUNDS (WAY_PREDICT_MAX_OPTIONS - 1)

struct _WaySceneForm
{
  GtkWidget      parent_instance;

  /* template */
  GtkWidget      *box;
  GtkWidget      *caption[WAY_N_LANGS];
  GtkWidget      *text[WAY_N_LANGS];
  GtkWidget      *notes[WAY_N_LANGS];
  GtkWidget      *labels;
  GtkMenuButton  *picks_button;
  GtkEditable    *picks_search;
  GtkListBox     *picks_list;
  GtkCheckButton *hide_titles;
  GtkCheckButton *ask;
  GtkWidget      *question;
  GtkDropDown    *target;
  GtkEditable    *bound[N_BOUNDS];
  GtkWidget      *fault;
  GtkCheckButton *drawn;

  /* owned */
  WayDataset     *dataset;
  WayScene       *scene;       /* what the form was filled with */
  WayView        *view;        /* of the scene */
  GStrv           picks;
  GArray         *targets;     /* guint: stated goals to choose from */
  WayLang         lang;
  gboolean        filling;
};

G_DEFINE_FINAL_TYPE (WaySceneForm, way_scene_form, GTK_TYPE_WIDGET)

static guint edited_signal;

static void
emit_edited (WaySceneForm *form)
{
  if (!form->filling && form->scene != NULL)
    g_signal_emit (form, edited_signal, 0);
}

static void
edited_cb (WaySceneForm *form)
{
  emit_edited (form);
}

static void
set_buffer (GtkWidget  *view,
            const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static char *
get_buffer (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_picked (WaySceneForm *form,
           const char   *id)
{
  return g_strv_contains ((const char *const *) form->picks, id);
}

static void
update_picks (WaySceneForm *form)
{
  guint n = g_strv_length (form->picks);
  g_autofree char *text
    = g_strdup_printf (g_dngettext (NULL, "%u policy labelled first", "%u policies labelled first",
                                    n), n);

  gtk_menu_button_set_label (form->picks_button, n > 0 ? text : _("Policies labelled first"));
}

static void
pick_toggled_cb (WaySceneForm   *form,
                 GtkCheckButton *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "policy");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean add = gtk_check_button_get_active (button);

  if (add && g_strv_length (form->picks) >= WAY_SCENE_MAX_PICKS)
    {
      gtk_widget_error_bell (GTK_WIDGET (button));
      gtk_check_button_set_active (button, FALSE);
      return;
    }
  if (add == is_picked (form, id))
    return;
  for (guint i = 0; form->picks[i] != NULL; i++)
    if (!g_str_equal (form->picks[i], id))
      g_strv_builder_add (builder, form->picks[i]);
  if (add)
    g_strv_builder_add (builder, id);
  g_strfreev (form->picks);
  form->picks = g_strv_builder_end (builder);
  update_picks (form);
  emit_edited (form);
}

static void
add_pick (WaySceneForm    *form,
          const WayPolicy *policy)
{
  g_autofree char *date = way_date_to_text (policy->date, form->lang);
  g_autofree char *label = g_strdup_printf ("%s, %s", policy->short_title[form->lang], date);
  GtkWidget *button = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_picked (form, policy->id));
  g_object_set_data_full (G_OBJECT (button), "policy", g_strdup (policy->id), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (pick_toggled_cb), form,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (form->picks_list, button);
}

static gboolean
has_words (const WayPolicy *policy,
           const char      *folded)
{
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autofree char *title = g_utf8_casefold (policy->title[lang], -1);
      g_autofree char *short_title = g_utf8_casefold (policy->short_title[lang], -1);

      if (strstr (title, folded) != NULL || strstr (short_title, folded) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Those picked first, then those in the span of the scene, by their dates. */
static void
fill_picks_cb (WaySceneForm *form)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (form->picks_search), -1);
  GtkWidget *child;
  guint n_listed = 0, n = 0;
  g_autofree guint *policies = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (form->picks_list))) != NULL)
    gtk_list_box_remove (form->picks_list, child);
  if (form->view == NULL)
    return;
  for (guint i = 0; form->picks[i] != NULL; i++)
    {
      guint policy = way_dataset_find (form->dataset, WAY_TABLE_POLICIES, form->picks[i]);

      if (policy != WAY_NONE)
        add_pick (form, way_dataset_get_policy (form->dataset, policy));
    }
  policies = way_dataset_find_in_span (form->dataset, way_view_get_start (form->view),
                                       way_view_get_end (form->view), &n);
  for (guint i = 0; i < n && n_listed < MAX_LISTED; i++)
    {
      const WayPolicy *policy = way_dataset_get_policy (form->dataset, policies[i]);

      if (is_picked (form, policy->id) || !has_words (policy, folded))
        continue;
      add_pick (form, policy);
      n_listed++;
    }
}

/* The targets of the chart's indicator: what the class can be asked about. */
static void
find_targets (WaySceneForm *form)
{
  const char *indicator = way_view_get_indicator (form->view);
  guint n = way_dataset_get_n_rows (form->dataset, WAY_TABLE_POLICY_GOALS);
  guint row = way_dataset_find (form->dataset, WAY_TABLE_INDICATORS, indicator);

  g_array_set_size (form->targets, 0);
  if (way_view_get_page (form->view) != WAY_PAGE_CHARTS || row == WAY_NONE)
    return;
  for (guint i = 0; i < n; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (form->dataset, i);

      if (way_stated_goal_is_target (stated) && stated->indicator == row
          && (stated->measure == WAY_MEASURE_LEVEL || stated->measure == WAY_MEASURE_GROWTH)
          && stated->due_year != 0)
        g_array_append_val (form->targets, i);
    }
}

static void
fill_targets (WaySceneForm *form)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const WayPredict *predict = form->scene->predict;
  guint chosen = 0;

  find_targets (form);
  for (guint i = 0; i < form->targets->len; i++)
    {
      const WayStatedGoal *stated = way_dataset_get_stated_goal (
        form->dataset, g_array_index (form->targets, guint, i));
      g_autofree char *target = way_phrase_target (form->dataset, stated, form->lang);
      g_autofree char *name = g_strdup_printf (
        "%s · %s", target,
        way_dataset_get_policy (form->dataset, stated->policy)->short_title[form->lang]);

      gtk_string_list_append (names, name);
      if (predict != NULL && g_str_equal (stated->id, predict->target))
        chosen = i;
    }
  gtk_drop_down_set_model (form->target, G_LIST_MODEL (names));
  if (form->targets->len > 0)
    gtk_drop_down_set_selected (form->target, chosen);
}

static void
fill_question (WaySceneForm *form)
{
  const WayPredict *predict = form->scene->predict;

  fill_targets (form);
  gtk_widget_set_visible (GTK_WIDGET (form->ask), form->targets->len > 0);
  gtk_check_button_set_active (form->ask, predict != NULL);
  gtk_widget_set_visible (form->question, predict != NULL && form->targets->len > 0);
  gtk_check_button_set_active (form->drawn, predict == NULL || predict->drawn);
  for (guint i = 0; i < N_BOUNDS; i++)
    gtk_editable_set_text (form->bound[i], predict != NULL && i < predict->n_options
                           ? predict->options[i].low : "");
  gtk_widget_set_visible (form->fault, FALSE);
}

static const WayStatedGoal *
get_target (WaySceneForm *form)
{
  guint chosen = gtk_drop_down_get_selected (form->target);

  return chosen < form->targets->len
         ? way_dataset_get_stated_goal (form->dataset,
                                        g_array_index (form->targets, guint, chosen)) : NULL;
}

/* Bounds about a target: the target itself is the second. */
static void
propose_bounds (WaySceneForm *form)
{
  const WayStatedGoal *stated = get_target (form);
  const char *point;
  guint decimals;
  double step;

  if (stated == NULL)
    return;
  point = strchr (stated->value_text, '.');
  decimals = point != NULL ? (guint) strlen (point + 1) : 0;
  step = decimals > 0 || stated->value < 20 ? 1 : stated->value / 20;
  for (guint i = 0; i < decimals; i++)
    step /= 10;
  for (guint i = 0; i < N_BOUNDS; i++)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];
      char format[] = "%.0f";

      format[2] = (char) ('0' + MIN (decimals, 6));
      g_ascii_formatd (buffer, sizeof buffer, format, stated->value + (1.0 - i) * step);
      gtk_editable_set_text (form->bound[i], i == 1 ? stated->value_text : buffer);
    }
}

static void
ask_toggled_cb (WaySceneForm *form)
{
  gboolean asking = gtk_check_button_get_active (form->ask);

  gtk_widget_set_visible (form->question, asking && form->targets->len > 0);
  if (asking && !form->filling && *gtk_editable_get_text (form->bound[0]) == '\0')
    {
      form->filling = TRUE;
      propose_bounds (form);
      form->filling = FALSE;
    }
  emit_edited (form);
}

static void
target_chosen_cb (WaySceneForm *form)
{
  if (form->filling || form->scene == NULL || !gtk_check_button_get_active (form->ask))
    return;
  form->filling = TRUE;
  propose_bounds (form);
  form->filling = FALSE;
  emit_edited (form);
}

/* The bounds that are filled in, which have to go down. */
static gboolean
read_bounds (WaySceneForm *form,
             const char   *bounds[N_BOUNDS],
             guint        *n)
{
  *n = 0;
  for (guint i = 0; i < N_BOUNDS; i++)
    {
      const char *text = gtk_editable_get_text (form->bound[i]);

      if (*text == '\0')
        continue;
      if (!way_json_is_number (text))
        return FALSE;
      if (*n > 0 && g_ascii_strtod (text, NULL) >= g_ascii_strtod (bounds[*n - 1], NULL))
        return FALSE;
      bounds[(*n)++] = text;
    }
  return *n > 0 || gtk_check_button_get_active (form->drawn);
}

/* Whether a question is what the form would have been filled with. */
static gboolean
same_bounds (const WayPredict *predict,
             const char       *bounds[N_BOUNDS],
             guint             n)
{
  guint shown = 0;

  if (predict == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (predict->n_options, N_BOUNDS); i++)
    if (*predict->options[i].low != '\0')
      {
        if (shown >= n || !g_str_equal (predict->options[i].low, bounds[shown]))
          return FALSE;
        shown++;
      }
  return shown == n;
}

/* The question as it stands in the form; as it was where its bounds are not
 * yet bounds. */
static void
read_question (WaySceneForm *form,
               WayScene     *scene)
{
  const WayStatedGoal *stated = get_target (form);
  const WayPredict *old = form->scene->predict;
  const char *bounds[N_BOUNDS];
  WayPredict *predict;
  gboolean valid, same;
  guint n;

  if (!gtk_check_button_get_active (form->ask) || stated == NULL)
    {
      if (form->targets->len > 0)
        g_clear_pointer (&scene->predict, way_predict_free);
      return;
    }
  valid = read_bounds (form, bounds, &n);
  gtk_widget_set_visible (form->fault, !valid);
  if (!valid)
    return;
  same = old != NULL && g_str_equal (old->target, stated->id);
  predict = way_predict_new (
    same ? old->policy : way_dataset_get_policy (form->dataset, stated->policy)->id, stated->id);
  if (same && same_bounds (old, bounds, n))
    for (guint i = 0; i < old->n_options; i++)
      way_predict_add_option (predict, old->options[i].low, old->options[i].high);
  else
    for (guint i = 0; i <= n && n > 0; i++)
      way_predict_add_option (predict, i < n ? bounds[i] : "", i > 0 ? bounds[i - 1] : "");
  predict->drawn = gtk_check_button_get_active (form->drawn);
  g_clear_pointer (&scene->predict, way_predict_free);
  scene->predict = predict;
}

static void
way_scene_form_dispose (GObject *object)
{
  WaySceneForm *form = WAY_SCENE_FORM (object);

  form->filling = TRUE;
  g_clear_pointer (&form->box, gtk_widget_unparent);
  g_clear_pointer (&form->dataset, way_dataset_unref);
  g_clear_pointer (&form->scene, way_scene_unref);
  g_clear_pointer (&form->view, way_view_unref);
  g_clear_pointer (&form->picks, g_strfreev);
  g_clear_pointer (&form->targets, g_array_unref);

  G_OBJECT_CLASS (way_scene_form_parent_class)->dispose (object);
}

static void
bind_array (GtkWidgetClass *widget_class,
            const char     *name,
            gsize           offset,
            guint           index)
{
  gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                             (gssize) (offset + index * sizeof (gpointer)));
}

static void
bind_texts (GtkWidgetClass *widget_class)
{
  bind_array (widget_class, "caption_en", G_STRUCT_OFFSET (WaySceneForm, caption), WAY_LANG_EN);
  bind_array (widget_class, "caption_zh", G_STRUCT_OFFSET (WaySceneForm, caption), WAY_LANG_ZH);
  bind_array (widget_class, "text_en", G_STRUCT_OFFSET (WaySceneForm, text), WAY_LANG_EN);
  bind_array (widget_class, "text_zh", G_STRUCT_OFFSET (WaySceneForm, text), WAY_LANG_ZH);
  bind_array (widget_class, "notes_en", G_STRUCT_OFFSET (WaySceneForm, notes), WAY_LANG_EN);
  bind_array (widget_class, "notes_zh", G_STRUCT_OFFSET (WaySceneForm, notes), WAY_LANG_ZH);
  bind_array (widget_class, "bound_1", G_STRUCT_OFFSET (WaySceneForm, bound), 0);
  bind_array (widget_class, "bound_2", G_STRUCT_OFFSET (WaySceneForm, bound), 1);
  bind_array (widget_class, "bound_3", G_STRUCT_OFFSET (WaySceneForm, bound), 2);
}

static void
way_scene_form_class_init (WaySceneFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_scene_form_dispose;
  gtk_widget_class_set_css_name (widget_class, "sceneform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  edited_signal = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/scene-form.ui");
  bind_texts (widget_class);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, box);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, labels);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, picks_button);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, picks_search);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, picks_list);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, hide_titles);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, ask);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, question);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, target);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, fault);
  gtk_widget_class_bind_template_child (widget_class, WaySceneForm, drawn);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_picks_cb);
}

static void
way_scene_form_init (WaySceneForm *form)
{
  form->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  form->picks = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (form));
  way_drop_down_name (form->target, _("Target that is the answer"));
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      GtkWidget *views[] = { form->text[lang], form->notes[lang] };

      g_signal_connect_object (form->caption[lang], "changed", G_CALLBACK (edited_cb), form,
                               G_CONNECT_SWAPPED);
      for (guint i = 0; i < G_N_ELEMENTS (views); i++)
        g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (views[i])), "changed",
                                 G_CALLBACK (edited_cb), form, G_CONNECT_SWAPPED);
    }
  for (guint i = 0; i < N_BOUNDS; i++)
    g_signal_connect_object (form->bound[i], "changed", G_CALLBACK (edited_cb), form,
                             G_CONNECT_SWAPPED);
  update_picks (form);
}

/**
 * way_scene_form_set_dataset:
 * @form: a form
 * @dataset: the snapshot from which policies and targets are chosen
 * @lang: the language of their names
 *
 * Gives the form its choices. It shows no scene after that.
 */
void
way_scene_form_set_dataset (WaySceneForm *form,
                            WayDataset   *dataset,
                            WayLang       lang)
{
  g_return_if_fail (WAY_IS_SCENE_FORM (form) && dataset != NULL);

  way_scene_form_set_scene (form, NULL);
  g_clear_pointer (&form->dataset, way_dataset_unref);
  form->dataset = way_dataset_ref (dataset);
  form->lang = lang;
}

static void
fill_texts (WaySceneForm *form)
{
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      gtk_editable_set_text (GTK_EDITABLE (form->caption[lang]), form->scene->caption[lang]);
      set_buffer (form->text[lang], form->scene->text[lang]);
      set_buffer (form->notes[lang], form->scene->notes[lang]);
    }
}

/**
 * way_scene_form_set_scene:
 * @form: a form with a data set
 * @scene: (nullable): a scene, %NULL for none
 *
 * Fills the form. A scene that is what the form says already changes nothing,
 * so that whoever types goes on typing.
 */
void
way_scene_form_set_scene (WaySceneForm *form,
                          WayScene     *scene)
{
  g_autoptr (WayScene) shown = NULL;

  g_return_if_fail (WAY_IS_SCENE_FORM (form) && (scene == NULL || form->dataset != NULL));

  shown = form->scene != NULL ? way_scene_form_make_scene (form) : NULL;
  if (scene != NULL && shown != NULL && way_scene_equal (scene, shown))
    {
      way_scene_ref (scene);
      way_scene_unref (form->scene);
      form->scene = scene;
      return;
    }
  g_clear_pointer (&form->scene, way_scene_unref);
  g_clear_pointer (&form->view, way_view_unref);
  if (scene == NULL)
    return;
  form->filling = TRUE;
  form->scene = way_scene_ref (scene);
  form->view = way_scene_dup_view (scene, form->dataset);
  fill_texts (form);
  g_strfreev (form->picks);
  form->picks = g_strdupv (scene->picks);
  update_picks (form);
  gtk_widget_set_visible (form->labels, way_view_get_page (form->view) == WAY_PAGE_TIMELINE);
  gtk_check_button_set_active (form->hide_titles, scene->hide_titles);
  fill_question (form);
  form->filling = FALSE;
}

/**
 * way_scene_form_make_scene:
 * @form: a form with a scene
 *
 * Returns: (transfer full): the scene as it stands in the form
 */
WayScene *
way_scene_form_make_scene (WaySceneForm *form)
{
  g_autoptr (WayScene) scene = NULL;

  g_return_val_if_fail (WAY_IS_SCENE_FORM (form) && form->scene != NULL, NULL);

  scene = way_scene_copy (form->scene);
  for (guint lang = 0; lang < WAY_N_LANGS; lang++)
    {
      g_autofree char *text = get_buffer (form->text[lang]);
      g_autofree char *notes = get_buffer (form->notes[lang]);

      way_scene_set_part (scene, WAY_SCENE_CAPTION, lang,
                          gtk_editable_get_text (GTK_EDITABLE (form->caption[lang])));
      way_scene_set_part (scene, WAY_SCENE_TEXT, lang, text);
      way_scene_set_part (scene, WAY_SCENE_NOTES, lang, notes);
    }
  g_strfreev (scene->picks);
  scene->picks = g_strdupv (form->picks);
  scene->hide_titles = gtk_check_button_get_active (form->hide_titles);
  read_question (form, scene);
  return g_steal_pointer (&scene);
}

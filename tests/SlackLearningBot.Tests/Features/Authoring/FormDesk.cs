using System.Text.Json.Nodes;
using SlackLearningBot.Features.Authoring;
using SlackLearningBot.Playground.Control;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>Filling in /learn new.</summary>
internal static class FormDesk
{
    public static JsonObject Of(params (string Field, string Text)[] fields) =>
        Fields.Of([.. fields.Select(field => (field.Field, FormFields.Element(field.Field), field.Text))]);

    /// <summary>Chooses in a menu of the form, with what is typed so far.</summary>
    public static Task<HandResult> ChooseAsync(this PersonHands person, string field, string value, params (string Field, string Text)[] typed)
    {
        var id = person.Modal!.Id;
        return person.PressAsync(
            () => ClickHand.LocateView(person.Workspace, person.UserId, id), field, FormFields.Element(field), new JsonObject { ["selected_option"] = value }, Of(typed));
    }
}

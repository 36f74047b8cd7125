using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What Slack's own client checks before it submits a modal: required inputs and lengths of text.</summary>
internal static class SubmitCheck
{
    /// <summary>{block_id: text} of what is wrong; null when nothing is.</summary>
    public static JsonObject? Errors(View view)
    {
        var errors = new JsonObject();
        foreach (var placed in Elements.In(view.Body["blocks"]!.AsArray()).Where(placed => placed.IsInput))
        {
            var state = view.State[placed.BlockId]?[placed.ActionId] as JsonObject;
            if (Problem(placed, state) is { } problem)
            {
                errors[placed.BlockId] = problem;
            }
        }

        return errors.Count == 0 ? null : errors;
    }

    private static string? Problem(PlacedElement placed, JsonObject? state)
    {
        if (IsEmpty(state))
        {
            return placed.Block.Flag("optional") ? null : "Please complete this required field.";
        }

        var length = state.Text("value")?.Length;
        if (length < placed.Element.Whole("min_length"))
        {
            return $"Please write at least {placed.Element.Whole("min_length")} characters.";
        }

        return length > placed.Element.Whole("max_length") ? $"Please write at most {placed.Element.Whole("max_length")} characters." : null;
    }

    private static bool IsEmpty(JsonObject? state) =>
        state is null || state.Where(pair => pair.Key != "type").All(pair => pair.Value switch
        {
            null => true,
            JsonArray list => list.Count == 0,
            JsonValue value => value.TryGetValue<string>(out var text) && text.Length == 0,
            _ => false,
        });
}

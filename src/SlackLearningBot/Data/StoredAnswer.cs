using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Data;

/// <summary>
/// An answer as <c>review.answer</c> keeps it: in the texts of the question as it was then, so that it can be read whatever became of the question.
/// One of the members is there, by the question's kind.
/// </summary>
internal sealed record StoredAnswer
{
    /// <summary>The options chosen, in the author's order.</summary>
    public IReadOnlyList<string>? Chosen { get; init; }

    /// <summary>What was typed.</summary>
    public string? Written { get; init; }

    /// <summary>The accepted answer which the writer said they had meant.</summary>
    public string? Meant { get; init; }

    public IReadOnlyList<MatchingPair>? Pairs { get; init; }

    /// <summary>The items, first to last.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <param name="question">The question as it is asked.</param>
    /// <param name="answer">An answer that was graded on it.</param>
    public static StoredAnswer Of(Question question, Answer answer) => (question, answer) switch
    {
        (ChoiceQuestion choice, Answer.Chosen chosen) => new() { Chosen = [choice.Options[chosen.Option].Text] },
        (ChoiceQuestion choice, Answer.ChosenMany many) => new() { Chosen = [.. many.Options.Distinct().Order().Select(index => choice.Options[index].Text)] },
        (_, Answer.Written written) => new() { Written = written.Text },
        (Matching matching, Answer.Matched matched) => new()
        {
            Pairs = [.. matching.Pairs.Select((pair, at) => new MatchingPair(pair.Left, matching.Partners[matched.Partners[at]]))],
        },
        (Ordering ordering, Answer.Ordered ordered) => new() { Order = [.. ordered.Items.Select(index => ordering.Items[index])] },
        _ => throw new ArgumentException($"A {answer.GetType().Name} is no answer to a {question.GetType().Name}.", nameof(answer)),
    };

    /// <summary>The same answer to the question as it is now; null when that has no such texts any more.</summary>
    public Answer? On(Question question) => (question, this) switch
    {
        (MultipleChoice multiple, { Chosen: { } chosen }) => Indexes(chosen, multiple.Options.Select(option => option.Text)) is { } ticked ? new Answer.ChosenMany(ticked) : null,
        (ChoiceQuestion choice, { Chosen: [var one] }) => Indexes([one], choice.Options.Select(option => option.Text)) is [var index] ? new Answer.Chosen(index) : null,
        (Typed or Numeric, { Written: { } written }) => new Answer.Written(Meant ?? written),
        (Matching matching, { Pairs: { } pairs }) => Partners(matching, pairs) is { } partners ? new Answer.Matched(partners) : null,
        (Ordering ordering, { Order: { } order }) => order.Count == ordering.Items.Count && Indexes(order, ordering.Items) is { } items ? new Answer.Ordered(items) : null,
        _ => null,
    };

    public string Write() => JsonSerializer.Serialize(this, StoredAnswerContext.Default.StoredAnswer);

    /// <param name="json">What <see cref="Write"/> wrote; null in rows from before there was such a thing.</param>
    /// <param name="words">The answer in words, as every row has it.</param>
    public static StoredAnswer Read(string? json, string words) =>
        json is null ? new() { Chosen = [words] } : JsonSerializer.Deserialize(json, StoredAnswerContext.Default.StoredAnswer)!;

    private static List<int>? Partners(Matching matching, IReadOnlyList<MatchingPair> pairs)
    {
        var given = pairs.ToDictionary(pair => pair.Left, pair => pair.Right, StringComparer.Ordinal);
        return given.Count == matching.Pairs.Count && matching.Pairs.All(pair => given.ContainsKey(pair.Left))
            ? Indexes([.. matching.Pairs.Select(pair => given[pair.Left])], matching.Partners)
            : null;
    }

    private static List<int>? Indexes(IReadOnlyList<string> texts, IEnumerable<string> all)
    {
        var places = all.ToList();
        List<int> indexes = [.. texts.Select(text => places.IndexOf(text))];
        return indexes.Contains(-1) ? null : indexes;
    }
}

[JsonSerializable(typeof(StoredAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class StoredAnswerContext : JsonSerializerContext;

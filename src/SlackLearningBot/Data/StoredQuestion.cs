using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Data;

/// <summary>A question as the table <c>question</c> holds it: the one place that turns rows into questions and back.</summary>
/// <param name="Type">As its column; the word authors write in files.</param>
/// <param name="Ask">As its column.</param>
/// <param name="Options">A JSON array of text, right, why and, where it has one, weight; empty for questions that are no choice.</param>
/// <param name="Detail">A JSON object with all the rest.</param>
internal sealed record StoredQuestion(string Type, string Ask, string Options, string Detail)
{
    /// <summary>The row of a question.</summary>
    public static StoredQuestion Of(Question question) => new(
        TypeOf(question),
        NoNul.Without(question.Ask),
        JsonSerializer.Serialize(question is ChoiceQuestion choice ? [.. choice.Options.Select(StoredOption.Of)] : [], StoredQuestionJson.Default.IReadOnlyListStoredOption),
        JsonSerializer.Serialize(DetailOf(question), StoredDetailJson.Default.StoredDetail));

    /// <summary>The question of a row.</summary>
    public static Question Open(string id, string type, string ask, string options, string detail) => new StoredQuestion(type, ask, options, detail).Open(id);

    private Question Open(string id)
    {
        var detail = JsonSerializer.Deserialize(Detail, StoredDetailJson.Default.StoredDetail)!;
        Question question = Type switch
        {
            "single" => new SingleChoice(id, Ask, Choices()),
            "true-false" => new TrueFalse(id, Ask, Choices()),
            "multiple" => new MultipleChoice(id, Ask, Choices()),
            "typed" => new Typed(id, Ask, detail.Accepted ?? [], detail.Rules ?? new TypedRules(), detail.Why) { Wrong = detail.Wrong ?? [] },
            "numeric" => new Numeric(id, Ask, detail.Low ?? 0, detail.High ?? 0, detail.Exact, detail.Unit, detail.Why) { Wrong = detail.WrongNumbers ?? [] },
            "matching" => new Matching(id, Ask, detail.Pairs ?? [], detail.Decoys ?? [], detail.Why),
            "ordering" => new Ordering(id, Ask, detail.Items ?? [], detail.Why),
            _ => throw new InvalidOperationException($"The question '{id}' is of the type '{Type}', which this version does not know."),
        };
        return question with { Image = detail.Image };
    }

    private IReadOnlyList<AnswerOption> Choices() => [.. JsonSerializer.Deserialize(Options, StoredQuestionJson.Default.IReadOnlyListStoredOption)!.Select(option => option.Open())];

    /// <summary>The word authors write.</summary>
    public static string TypeOf(Question question) => question switch
    {
        SingleChoice => "single",
        TrueFalse => "true-false",
        MultipleChoice => "multiple",
        Typed => "typed",
        Numeric => "numeric",
        Matching => "matching",
        Ordering => "ordering",
        _ => throw new InvalidOperationException($"No column value for a {question.GetType().Name}."),
    };

    private static StoredDetail DetailOf(Question question) => question switch
    {
        Typed typed => new StoredDetail { Accepted = typed.Accepted, Rules = typed.Rules, Wrong = typed.Wrong, Why = typed.Why },
        Numeric numeric => new StoredDetail
        {
            Low = numeric.Low, High = numeric.High, Exact = numeric.Exact, Unit = numeric.Unit, WrongNumbers = numeric.Wrong.Count == 0 ? null : numeric.Wrong, Why = numeric.Why,
        },
        Matching matching => new StoredDetail { Pairs = matching.Pairs, Decoys = matching.Decoys, Why = matching.Why },
        Ordering ordering => new StoredDetail { Items = ordering.Items, Why = ordering.Why },
        _ => new StoredDetail(),
    } with { Image = question.Image };
}

/// <summary>An option as <c>question.options</c> holds it; without a weight it is written as it was before there were any, so that it stays the same version.</summary>
internal sealed record StoredOption(string Text, bool Right, string? Why)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Weight { get; init; }

    public static StoredOption Of(AnswerOption option) => new(option.Text, option.Right, option.Why) { Weight = option.Weight };

    public AnswerOption Open() => new(Text, Right, Why) { Weight = Weight };
}

/// <summary>What <c>question.detail</c> holds; a key is left out where its kind of question has none.</summary>
internal sealed record StoredDetail
{
    public QuestionImage? Image { get; init; }
    public IReadOnlyList<string>? Accepted { get; init; }
    public TypedRules? Rules { get; init; }
    public IReadOnlyList<WrongAnswer>? Wrong { get; init; }
    public decimal? Low { get; init; }
    public decimal? High { get; init; }
    public decimal? Exact { get; init; }
    public string? Unit { get; init; }
    public IReadOnlyList<WrongNumber>? WrongNumbers { get; init; }
    public IReadOnlyList<MatchingPair>? Pairs { get; init; }
    public IReadOnlyList<string>? Decoys { get; init; }
    public IReadOnlyList<string>? Items { get; init; }
    public string? Why { get; init; }
}

/// <summary>PostgreSQL takes no NUL in a text, so none is written.</summary>
internal sealed class NoNul : JsonConverter<string>
{
    public static string Without(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Without(value));
}

[JsonSerializable(typeof(IReadOnlyList<StoredOption>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, PropertyNameCaseInsensitive = true, Converters = [typeof(NoNul)])]
internal sealed partial class StoredQuestionJson : JsonSerializerContext;

[JsonSerializable(typeof(StoredDetail))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    PropertyNameCaseInsensitive = true,
    Converters = [typeof(NoNul)])]
internal sealed partial class StoredDetailJson : JsonSerializerContext;

using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>The keys of a question as a draft.</summary>
internal static class QuestionFields
{
    public static QuestionDraft Read(YamlFields fields)
    {
        var options = fields.List("options");
        var wrong = fields.List("wrong");
        var pairs = fields.List("pairs");
        var image = fields.Fields("image");
        return new QuestionDraft
        {
            At = fields.At,
            Id = fields.Text("id"),
            Type = fields.Text("type"),
            Ask = fields.Text("ask"),
            Image = image is null ? null : new ImageDraft(image.At, image.Text("url"), image.Text("alt")),
            Answer = fields.Text("answer"),
            Why = fields.Text("why"),
            Options = [.. options.Select(option => new OptionDraft(option.At, option.Text("text"), option.Text("right"), option.Text("why")) { Weight = option.Text("weight") })],
            Accept = fields.OneOrMore("accept"),
            Wrong = [.. wrong.Select(Wrong)],
            Case = fields.Text("case"),
            Spaces = fields.Text("spaces"),
            Diacritics = fields.Text("diacritics"),
            Tolerance = fields.Text("tolerance"),
            Range = fields.Texts("range"),
            Unit = fields.Text("unit"),
            Pairs = [.. pairs.Select(pair => new PairDraft(pair.At, pair.Text("left"), pair.Text("right")))],
            Decoys = fields.Texts("decoys"),
            Items = fields.Texts("items"),
            Keys = fields.Keys(),
            UnknownKeys =
            [
                .. fields.Unknown(ContentKeys.Question),
                .. options.SelectMany(option => option.Unknown(ContentKeys.Option)),
                .. wrong.SelectMany(answer => answer.Unknown(ContentKeys.Wrong)),
                .. pairs.SelectMany(pair => pair.Unknown(ContentKeys.Pair)),
                .. image?.Unknown(ContentKeys.Image) ?? [],
            ],
        };
    }

    private static WrongDraft Wrong(YamlFields answer) => new(answer.At, answer.Text("text"), answer.Text("why"))
    {
        Weight = answer.Text("weight"),
        Answer = answer.Text("answer"),
        Tolerance = answer.Text("tolerance"),
        Range = answer.Texts("range"),
    };
}

using System.CommandLine;

namespace SlackLearningBot.Operator.OutboxVerbs;

/// <summary>Ids of deliveries on the command line.</summary>
internal static class DeliveryIds
{
    public static Argument<Guid[]> Argument(ArgumentArity arity) => new("ID")
    {
        Description = "As outbox list shows them",
        Arity = arity,
        CustomParser = result =>
        {
            foreach (var wrong in result.Tokens.Where(token => !Guid.TryParse(token.Value, out _)))
            {
                result.AddError($"\"{wrong.Value}\" is no id of a delivery. Expected one as outbox list shows them.");
            }

            return [.. result.Tokens.Select(token => Guid.TryParse(token.Value, out var id) ? id : default)];
        },
    };
}

using System.Text.Json;

namespace SlackLearningBot.Playground.Strict;

/// <summary>Checks one JSON value that stands at a JSON pointer.</summary>
internal delegate void Rule(JsonElement value, string at, Findings found);

/// <summary>A property of a shape.</summary>
internal sealed record Field(string Name, Rule Rule, bool Required);

/// <summary>The building bricks of all checks. Lengths are UTF-16 characters, as Slack's own SDKs count them.</summary>
internal static class Rules
{
    public static readonly Rule Anything = (_, _, _) => { };

    public static readonly Rule Flag = (value, at, found) =>
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            found.Add("must provide a boolean", at);
        }
    };

    public static Field Must(string name, Rule rule) => new(name, rule, Required: true);

    public static Field May(string name, Rule rule) => new(name, rule, Required: false);

    public static Rule Text(int max, int min = 1) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            found.Add("must provide a string", at);
            return;
        }

        var length = value.GetString()!.Length;
        if (length < min)
        {
            found.Add($"must be more than {min - 1} characters", at);
        }
        else if (length > max)
        {
            found.Add($"must be less than {max + 1} characters", at);
        }
    };

    public static Rule Choice(params string[] choices) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.String || !choices.Contains(value.GetString(), StringComparer.Ordinal))
        {
            found.Add($"value must be one of: {string.Join(", ", choices)}", at);
        }
    };

    public static Rule Whole(long min, long max) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            found.Add("must provide an integer", at);
        }
        else if (number < min || number > max)
        {
            found.Add($"must be between {min} and {max}", at);
        }
    };

    public static Rule Number { get; } = (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            found.Add("must provide a number", at);
        }
    };

    public static Rule Items(Rule each, int max, int min = 1) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            found.Add("must provide an array", at);
            return;
        }

        var count = value.GetArrayLength();
        if (count > max)
        {
            found.Add($"no more than {max} items allowed", at);
        }
        else if (count < min)
        {
            found.Add($"no less than {min} items allowed", at);
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            each(item, $"{at}/{index++}", found);
        }
    };

    /// <summary>An object with these properties and no others.</summary>
    public static Rule Shape(params Field[] fields)
    {
        var byName = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        return (value, at, found) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                found.Add("must provide an object", at);
                return;
            }

            foreach (var field in fields.Where(field => field.Required && !value.TryGetProperty(field.Name, out _)))
            {
                found.Add($"missing required field: {field.Name}", at);
            }

            foreach (var property in value.EnumerateObject())
            {
                if (byName.TryGetValue(property.Name, out var field))
                {
                    field.Rule(property.Value, $"{at}/{property.Name}", found);
                }
                else
                {
                    found.Add($"invalid additional property: {property.Name}", at);
                }
            }
        };
    }

    /// <summary>An object whose "type" says which shape it has.</summary>
    public static Rule ByType(IReadOnlyDictionary<string, Rule> shapes) => (value, at, found) =>
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            found.Add("must provide an object", at);
        }
        else if (TypeOf(value) is not { } type)
        {
            found.Add("missing required field: type", at);
        }
        else if (!shapes.TryGetValue(type, out var rule))
        {
            found.Add($"unsupported type: {type}", $"{at}/type");
        }
        else
        {
            rule(value, at, found);
        }
    };

    /// <summary>Several rules on one value; those after the first look only at objects.</summary>
    public static Rule And(Rule first, params Rule[] more) => (value, at, found) =>
    {
        first(value, at, found);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var rule in more)
            {
                rule(value, at, found);
            }
        }
    };

    /// <summary>Exactly one of two properties.</summary>
    public static Rule ExactlyOne(string one, string other) => (value, at, found) =>
    {
        if (value.TryGetProperty(one, out _) == value.TryGetProperty(other, out _))
        {
            found.Add($"must provide exactly one of: {one}, {other}", at);
        }
    };

    public static string? TypeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;

    public static Field Type(string name) => Must("type", Choice(name));
}

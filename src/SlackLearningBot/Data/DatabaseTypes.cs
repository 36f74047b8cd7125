using System.Data;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace SlackLearningBot.Data;

/// <summary>
/// How Dapper reads and writes what the tables hold. Instants are <see cref="DateTimeOffset"/> in UTC; arrays are arrays, to be used as
/// <c>= any(@Ids)</c>; <c>date</c>, <c>time</c> and <c>uuid</c> need no handler with Npgsql 10.
/// </summary>
internal static class DatabaseTypes
{
    private static readonly Lock Once = new();
    private static bool registered;

    public static void Register()
    {
        lock (Once)
        {
            if (registered)
            {
                return;
            }

            DefaultTypeMap.MatchNamesWithUnderscores = true;
            // Dapper asks its own map first when it writes, and would pass an offset on that PostgreSQL refuses.
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
            SqlMapper.AddTypeHandler(new InstantHandler());

            // Npgsql announces every array as System.Array, which no constructor of a record takes.
            SqlMapper.AddTypeHandler(new ArrayHandler<string>());
            SqlMapper.AddTypeHandler(new ArrayHandler<Guid>());
            SqlMapper.AddTypeHandler(new ArrayHandler<int>());
            SqlMapper.AddTypeHandler(new ArrayHandler<long>());
            SqlMapper.AddTypeHandler(new ArrayHandler<DateOnly>());
            SqlMapper.AddTypeHandler(new InstantsHandler());
            registered = true;
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTime { Kind: DateTimeKind.Utc } instant => new DateTimeOffset(instant),
            DateTimeOffset instant => instant.ToUniversalTime(),
            DateTime endless when endless == DateTime.MaxValue => DateTimeOffset.MaxValue, // 'infinity' comes without a kind
            DateTime endless when endless == DateTime.MinValue => DateTimeOffset.MinValue,
            _ => throw new DataException(
                $"An instant was expected and {value.GetType().Name} '{value}' was found: the column must be timestamptz, not timestamp."),
        };

        // Npgsql refuses a timestamptz whose offset is not zero.
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.ToUniversalTime();
    }

    /// <summary>Npgsql guesses the type of an array from its first entry; when that is null it guesses <c>timestamp</c>, which takes no UTC (npgsql#6450).</summary>
    private sealed class InstantsHandler : SqlMapper.TypeHandler<DateTime?[]>
    {
        public override DateTime?[] Parse(object value) => (DateTime?[])value;

        public override void SetValue(IDbDataParameter parameter, DateTime?[]? value)
        {
            parameter.Value = (object?)value ?? DBNull.Value;
            ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
        }
    }

    private sealed class ArrayHandler<T> : SqlMapper.TypeHandler<T[]>
    {
        public override T[] Parse(object value) => (T[])value;

        public override void SetValue(IDbDataParameter parameter, T[]? value) => parameter.Value = (object?)value ?? DBNull.Value;
    }
}

//! The words that an offered passphrase is drawn from: 1,296, as many as four dice have faces together. Short, everyday
//! and spelt in one way only; none is the beginning of another, and few are one slip of a key apart. The list was put
//! together for this app and is in the public domain.

/// The words of passphrases, sorted.
pub const WORDS: &str = "\
    about above acorn acre actor adapt admit adopt adult after again agent agree ahead aim alarm album alert alike \
    alley allow almond almost alone along alpha also always amber amount amuse anchor angle animal ankle answer \
    apart apple apply apron arch arena argue arrive arrow art aside asleep atlas atom attic aunt author autumn avoid \
    awake award away awful axis baby bacon badge bag baker bamboo banana banjo banner barber bark barrel basic basin \
    basket bazaar beacon beard beast beauty beaver become beetle before begin behave behind beige belief belong \
    below bench beside beyond bike birch bird birth bishop black blade blaze blend bless blink bloom blouse blush \
    body bolt bonus boost border borrow bother bottle bottom bounce bowl brain branch brass brave breeze brick \
    bridge brief bright brim bring brisk broad broken bronze brook brown brush bubble bucket buckle bud build bulb \
    bundle bunny burger busy butter button buzzer cabin cable cactus camel camera canal candle candy canoe canvas \
    canyon carbon career cargo carpet carrot carry carve castle casual cattle cause cedar celery cement chain chair \
    chalk chance change chapel charm chart chase cheap check cheer cheese cherry chess chest chief child chill \
    choice choose chorus church cider cinema circle circus city civil claim class claw clean clear clerk clever \
    cliff climb clinic cloak close cloth cloud clover clown club coach coal cobalt cocoa code coffee coin cold \
    collar column comb comet comic common copper copy cork corner cotton cough count couple cousin cow crab cradle \
    craft crane crater crayon cream crew crisp crop cross crowd cruise crumb crunch crust cuckoo cup curl curve \
    custom cute cycle daily daisy dance dash data dawn debate decade decide deep define degree delay delta demand \
    denim depart depend depth desert design desk detail device dial diary dice diesel diet dinner direct divide \
    dizzy doctor dog dollar domain donkey donor door double dough dove dozen dragon drama draw dream dress drift \
    drill drink drive drop drum dry duck dune during dust duty dwarf dynamo eager eagle early earth easel easy echo \
    edge edit effort egg either elbow elder eleven elf else embark empire empty enable end energy engine enjoy \
    enough enter entire entry equal errand escape essay event every evolve exact exam except excite exit expect \
    expert extra fabric face factor faint faith falcon fall family famous fancy farmer fast faucet feel fence fern \
    ferry fetch few fiddle field fifty film filter final find finger finish firm first fish fit five flag flame \
    flash flavor fleet flight flint flip float flock flood floor flora flow fluffy fluid flute fly foam focus foil \
    folk follow foot forest forget forty forum fossil fox frame freeze fresh friend fringe frog front frost frozen \
    fruit fudge fuel funnel funny future gadget gain galaxy gallon garage garden garlic gas gather gauge gaze gear \
    gecko genius gentle giant gift ginger girl give glad glance globe glue goat good goose gossip govern gown grab \
    grace grand graph grass gravel gravy green greet grid grill grip ground group grove grow guard guess guide \
    guitar gulf gym habit half hammer handle hang happy harp hatch hawk hay hazel head health heart heavy hedge \
    height hello helmet help hen hero hint hippo hobby hockey hold hollow holly home honest honey hook horn host \
    hotel house hover human humble hungry hurdle hurry hybrid icon idea igloo image impact inch income index indoor \
    infant inform inner input insect inside into invent invite iris iron island item ivory ivy jacket jade jaguar \
    jargon jaw jazz jelly jewel job jockey join joke judge juggle juice jumbo jump jungle junior jury just kayak \
    keen kennel kettle kick king kiosk kite kitten kiwi knee knit knob knock koala label lace ladder lady lamb land \
    large laser laugh launch lava lawn layer lazy leader leaf learn leave left legend lemon length lentil letter \
    level lid light lily limit linen lion liquid listen little lizard loaf lobby lodge logic loop lotus loud lounge \
    loyal lucky lumber luxury lyric magic magnet major make mammal manage mango manner maple marble margin marine \
    market marsh mask mason master matter maybe mayor meadow median melody melon melt member memory menu mercy merge \
    merit metal method middle mill mimic mint minute mirror misty mitten mobile model modern modest moment monkey \
    month moon mosaic moss mother motion motor mouse movie much muffin mule museum music myself myth name napkin \
    narrow nation native nature navy neck nectar needle nephew never next nickel nimble nine noble noise noodle noon \
    normal north note notice novel number nurse nut nylon oak oasis object ocean odd offer office often okay olive \
    omega onion online only open opera orange orbit orchid order organ origin otter outfit oval oven owner oxygen \
    oyster ozone pack page palace palm panda panel paper parade parcel parrot party pass pasta path patrol peanut \
    pearl pebble pecan pencil people pepper period permit person pet phone photo phrase piano picnic pigeon pillow \
    pilot pink pipe pitch pizza planet plant plate play please plenty plot plug plus pocket poem point polish polite \
    pond pony pool poplar porch port postal potato potter powder praise prefer pretty pride prince print prism prize \
    proof proper proud public puddle pull pulse pump punch pupil puppet puppy purple push puzzle queen quick quiet \
    quill quiz quote rabbit radar radio radish raft rail raisin rally ramp ranch random range rapid rare rate rather \
    raven razor reach ready reason recent recipe record reef reflex refuse region relax remain remind remote rent \
    repair repeat reply rescue resort result return reveal review reward rhythm ribbon rich ridge ripple rise river \
    roast robin robot rocket room rope rotate royal rubber ruby rug ruler runway rural saddle safe salad salmon \
    salon salt salute sample sandal satin save scale scarf school score scout scrap screen script seal search season \
    seat second secret select senior sense serve settle seven shade shadow shape sharp shawl shed sheet shelf shield \
    shift shine ship shiver shoe short shovel shower shrimp shrub siesta signal silent silk silver simple since \
    siren sister six size skate sketch skill skin skirt sky slab sled sleeve slice slide slim slope small smart \
    smile smoke smooth snack snail snake snow soccer social sock soda soft soil solar solid solo solve song sound \
    soup south space spark speak speed spell spend sphere spider spike spin spiral splash sponge spoon spot spray \
    spread spring sprout spruce square squash squid stable staff stage stamp stand start statue stay steady steam \
    step stereo stick still stir stitch stone stool stop storm story stove straw stream street strike stripe strong \
    studio study sturdy style submit subway such sudden sugar suit summer summit sunset super supply surf swan swap \
    sweep swift swim swing switch symbol syrup system tablet tackle taco tailor talent tall tango tape target task \
    taste taxi teach teapot teeth temple tenant tender tennis term text thank theme theory thick thing third thirty \
    thorn thread three thrive throat throw thumb ticket tidy tiger tile timber tiny tip tissue title toast today \
    toffee token tomato tongue tooth topic total touch tour toward towel tower town toy track trade train travel \
    tray treat trend tribe trio trophy trout true trunk trust truth tube tulip tuna tundra tunnel turkey turn turtle \
    tutor twelve twenty twice twig twin twist uncle under unfold unique unity until update uphill upon upper upset \
    urban urge useful usual vacant vacuum valid valley value valve vault velvet vendor verb verify verse vessel vest \
    video view vine violet violin visit visual vital vivid vocal voice volume vote voyage waffle wagon waiter walk \
    wallet walnut walrus waltz warm wasp watch water wax wealth weave west wheat wheel white width wife wild willow \
    window winter wire wisdom wish wolf woman wonder wool work world worry worth wren wrist yard yarn year yeast \
    yellow yes yield yoga yogurt young zebra zero zigzag zinc zipper zone zoo";

/// How many they are.
pub const COUNT: u16 = 1296;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_said_and_each_is_one_of_a_kind() {
        let words: Vec<&str> = WORDS.split(' ').collect();
        assert_eq!(words.len(), usize::from(COUNT));
        assert!(words.is_sorted_by(|one, next| one < next), "in order, and none twice");
        for (at, word) in words.iter().enumerate() {
            assert!((3..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            // What begins with a word comes right after it.
            assert!(words.get(at + 1).is_none_or(|next| !next.starts_with(word)), "{word}");
        }
    }
}
